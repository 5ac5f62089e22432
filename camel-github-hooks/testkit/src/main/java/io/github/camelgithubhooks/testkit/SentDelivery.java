// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.client.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A listener's answer to a delivery of {@link SignedSender}. */
public final class SentDelivery {

    private final HttpAnswer answer;

    SentDelivery(HttpAnswer answer) {
        this.answer = answer;
    }

    /** Returns the HTTP status. */
    public int status() {
        return answer.status();
    }

    /** Returns all headers; the case of their names is ignored. */
    public Map<String, List<String>> headers() {
        return answer.headers();
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return answer.headers().getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Returns the body; empty when there was none. */
    public byte[] body() {
        return answer.body().clone();
    }

    /** Returns the body as UTF-8 text. */
    public String bodyText() {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SentDelivery[status=" + status() + "]";
    }
}
