// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a listener answered to a delivery of {@link SignedSender}. */
public final class SentDelivery {

    private final HttpAnswer answer;

    SentDelivery(HttpAnswer answer) {
        this.answer = answer;
    }

    /** The HTTP status. */
    public int status() {
        return answer.status();
    }

    /** All headers; names are found whatever their case. */
    public Map<String, List<String>> headers() {
        return answer.headers();
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return answer.headers().getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The body; empty when there was none. */
    public byte[] body() {
        return answer.body().clone();
    }

    /** The body as UTF-8 text. */
    public String bodyText() {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SentDelivery[status=" + status() + "]";
    }
}
