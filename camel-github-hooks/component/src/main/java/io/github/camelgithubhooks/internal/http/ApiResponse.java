// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.HeaderGroup;

/** Answer of GitHub: status, headers and the whole body. */
public final class ApiResponse {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    /** Header with a time, and the time. */
    private record Dated(String header, Optional<Instant> time) {}

    /** The latest one: parsing takes longer than all else, and all answers of a second have the same {@code Date}. */
    private static final AtomicReference<Dated> LATEST = new AtomicReference<>(new Dated("", Optional.empty()));

    private final int status;
    private final HeaderGroup headers;
    private final byte[] body;
    private final long pass;

    /**
     * Creates an answer.
     *
     * @param pass the number of the pass that was sent with the request
     */
    ApiResponse(int status, Header[] headers, byte[] body, long pass) {
        this.status = status;
        this.headers = new HeaderGroup();
        this.headers.setHeaders(headers);
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

    /** Returns the first header of this name, whose case doesn't matter. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirstHeader(name)).map(Header::getValue);
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
        Dated latest = LATEST.get();
        if (!latest.header().equals(header)) {
            latest = new Dated(header, Optional.ofNullable(DateUtils.parseStandardDate(header)));
            LATEST.set(latest);
        }
        return latest.time();
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
