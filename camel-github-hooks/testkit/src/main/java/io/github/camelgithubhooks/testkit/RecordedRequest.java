// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.server.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that reached the API of a {@link GitHubSimulator}. */
public final class RecordedRequest {

    private final LoggedRequest logged;

    RecordedRequest(LoggedRequest logged) {
        this.logged = logged;
    }

    /** Returns the HTTP method. */
    public String method() {
        return logged.request().method();
    }

    /**
     * Returns the path as it was sent, without {@code /api/v3} and without the query. A path outside the API is
     * complete.
     */
    public String path() {
        return logged.request().path();
    }

    /** Returns the query as it was sent, without the question mark; empty when there was none. */
    public String query() {
        return logged.request().query();
    }

    /** Returns all headers, including the one with the token; the case of their names is ignored. */
    public Map<String, List<String>> headers() {
        return logged.request().headers();
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return logged.request().header(name);
    }

    /** Returns the body; empty when there was none. */
    public byte[] body() {
        return logged.request().body().clone();
    }

    /** Returns the body as UTF-8 text. */
    public String bodyText() {
        return new String(logged.request().body(), StandardCharsets.UTF_8);
    }

    /** Returns the status of the answer; 0 before there is one, and when the connection was dropped instead. */
    public int status() {
        return logged.status();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedRequest same && logged.equals(same.logged);
    }

    @Override
    public int hashCode() {
        return logged.hashCode();
    }

    @Override
    public String toString() {
        return method() + " " + path() + (query().isEmpty() ? "" : "?" + query()) + " -> " + status();
    }
}
