// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;

/** Answer of GitHub: status, headers and the whole body. */
public final class ApiResponse {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final long pass;

    /**
     * Creates an answer.
     *
     * @param headers by their names in lower case
     * @param pass the number of the pass that was sent with the request
     */
    ApiResponse(int status, Map<String, List<String>> headers, byte[] body, long pass) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.pass = pass;
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Returns whether the answer is unchanged since the one whose {@code ETag} the request had. */
    public boolean isNotModified() {
        return status == 304;
    }

    boolean isRedirect() {
        return status == 301 || status == 302 || status == 307 || status == 308;
    }

    boolean isPermanentRedirect() {
        return status == 301 || status == 308;
    }

    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Returns GitHub's id of the request, from the header {@code X-GitHub-Request-Id}. */
    public Optional<String> requestId() {
        return header("x-github-request-id");
    }

    /** Returns the number of requests allowed in an hour, from {@code x-ratelimit-limit}. */
    public OptionalLong rateLimit() {
        return number("x-ratelimit-limit");
    }

    /** Returns the number of requests that are left, from {@code x-ratelimit-remaining}. */
    public OptionalLong rateLimitRemaining() {
        return number("x-ratelimit-remaining");
    }

    /** Returns the time when the rate limit is reset, from {@code x-ratelimit-reset}; empty when that is no time. */
    public Optional<Instant> rateLimitReset() {
        OptionalLong seconds = number("x-ratelimit-reset");
        return seconds.isPresent() && Math.abs(seconds.getAsLong()) <= Instant.MAX.getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
                : Optional.empty();
    }

    /** Returns the tag of this answer, from the header {@code ETag}. A request with it asks only for changes. */
    public Optional<EntityTag> etag() {
        return header("etag").map(value -> new EntityTag(value, pass));
    }

    /** Returns the time by GitHub's clock, from the header {@code Date}, to the second. */
    public Optional<Instant> date() {
        return header("date").flatMap(ApiResponse::time);
    }

    /** Returns the address of the next page, from the header {@code Link}. */
    public Optional<URI> nextPage() {
        return header("link").map(NEXT::matcher).filter(Matcher::find).map(link -> URI.create(link.group(1)));
    }

    /** Returns the time in a header, in today's format of HTTP or the one before it; empty when it is no time. */
    static Optional<Instant> time(String header) {
        return Optional.ofNullable(DateUtils.parseStandardDate(header));
    }

    private OptionalLong number(String name) {
        try {
            Optional<String> value = header(name);
            return value.isPresent()
                    ? OptionalLong.of(Long.parseLong(value.get().trim()))
                    : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
