// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import io.github.camelgithubhooks.client.RateLimitState.Pause;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.model.PreparedRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Calls GitHub's API with one set of credentials. Thread-safe.
 *
 * <p>It follows redirects on the same server, obeys the rate limits, and repeats a request on its own only when GitHub
 * said that it refused it for a rate limit.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api">GitHub: best
 *     practices</a>
 */
public final class GitHubClient {

    /** A delivery with a payload of 25 MB, as JSON with its headers and the receiver's answer, fits. */
    private static final int MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

    private static final int MAX_REDIRECTS = 5;

    private final ClientSettings settings;
    private final HttpClient http;
    private final RateLimitState rateLimit;
    private final Pacer pacer;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Reachability reachability;

    GitHubClient(ClientSettings settings, HttpClient http, RateLimitState rateLimit, Pacer pacer, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.rateLimit = rateLimit;
        this.pacer = pacer;
        this.clock = clock;
        this.reachability = new Reachability(this, clock);
    }

    /** Whether GitHub takes its requests. */
    public Reachability reachability() {
        return reachability;
    }

    /**
     * Sends a request and returns the answer when it is a success, or 304 to a request with an {@code ETag}.
     *
     * @param maxWait how long the call may wait for the end of a rate limit
     * @throws GitHubRateLimitException when a rate limit lasts longer than that
     * @throws GitHubConnectionException when no whole answer comes
     * @throws GitHubApiException when GitHub refuses the request
     */
    public ApiResponse send(ApiRequest request, Duration maxWait) {
        Instant deadline = clock.instant().plus(maxWait);
        while (true) {
            Optional<Pause> pause = rateLimit.pause();
            if (pause.isPresent()) {
                if (pause.get().until().isAfter(deadline)) {
                    throw ApiErrors.notSent(request, pause.get());
                }
                await(request, pause.get());
                continue;
            }
            ApiResponse response = paced(request);
            Optional<Pause> refusal = rateLimit.observe(response);
            if (refusal.isEmpty()) {
                if (!response.isSuccess() && !(response.isNotModified() && request.etag() != null)) {
                    throw ApiErrors.refused(request, response);
                }
                return response;
            }
            if (refusal.get().until().isAfter(deadline)) {
                throw ApiErrors.rateLimited(request, response, refusal.get());
            }
        }
    }

    /**
     * The one record that an answer holds.
     *
     * @throws GitHubApiException when it holds none
     */
    public <T> T read(ApiRequest request, ApiResponse response, Class<T> type) {
        try {
            return present(request, response, GitHubJson.read(response.body(), type));
        } catch (IOException e) {
            throw ApiErrors.unreadable(request, response, "not with the expected JSON", e);
        }
    }

    /**
     * One page of a listing.
     *
     * @throws GitHubApiException as {@link #send} does, and when the answer holds no list
     */
    public <T> Page<T> page(ApiRequest request, Class<T> type, Duration maxWait) {
        ApiResponse response = send(request, maxWait);
        List<T> items = response.isNotModified() ? List.of() : readList(request, response, type);
        return new Page<>(items, request, response);
    }

    private <T> List<T> readList(ApiRequest request, ApiResponse response, Class<T> type) {
        try {
            return present(request, response, GitHubJson.readList(response.body(), type));
        } catch (IOException e) {
            throw ApiErrors.unreadable(request, response, "not with the expected JSON list", e);
        }
    }

    /**
     * What GitHub sent in one attempt to deliver an event.
     *
     * @throws GitHubApiException as {@link #send} does, and when the answer is no delivery
     */
    public DeliveryContent content(ApiRequest request, Duration maxWait) {
        ApiResponse response = send(request, maxWait);
        try {
            return DeliveryContent.read(response.body());
        } catch (IOException e) {
            throw ApiErrors.unreadable(request, response, "not with the expected delivery", e);
        }
    }

    /** How many requests an hour GitHub allowed when it answered last; empty when it didn't say. */
    public OptionalLong hourlyLimit() {
        return rateLimit.hourlyLimit();
    }

    /** The request as it would be sent, with token and secret masked. */
    public PreparedRequest prepare(ApiRequest request) {
        Map<String, String> headers = headers();
        headers.computeIfPresent("Authorization", (name, value) -> "Bearer " + HookConfig.MASK);
        if (request.body() != null) {
            headers.put("Content-Type", ContentType.APPLICATION_JSON.getMimeType());
        }
        return new PreparedRequest(
                request.method(), settings.apiUrl() + request.target(), headers, Masked.secrets(request.body()));
    }

    /** Wakes up calls that wait for a rate limit. */
    void close() {
        closed.countDown();
    }

    private static <T> T present(ApiRequest request, ApiResponse response, T value) {
        if (value == null) {
            throw ApiErrors.unreadable(request, response, "with null instead of the expected JSON", null);
        }
        return value;
    }

    private ApiResponse paced(ApiRequest request) {
        boolean free = false;
        try {
            long wait = pacer.book(Pacer.points(request.method()), System.nanoTime());
            if (wait > 0 && closed.await(wait, TimeUnit.NANOSECONDS)) {
                throw ApiErrors.interrupted(request);
            }
            pacer.atOnce().acquire();
            free = true;
            return exchange(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiErrors.interrupted(request);
        } finally {
            if (free) {
                pacer.atOnce().release();
            }
        }
    }

    private ApiResponse exchange(ApiRequest request) {
        URI uri = URI.create(settings.apiUrl() + request.target());
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            ApiResponse response = call(request, uri);
            if (!response.isRedirect()) {
                return response;
            }
            uri = redirected(request, response, uri);
        }
        throw new GitHubApiException(request + ": more than " + MAX_REDIRECTS + " redirects", 0, null, null, null);
    }

    /** Only to the same server: another one must not get the token. */
    private static URI redirected(ApiRequest request, ApiResponse response, URI from) {
        URI to = from.resolve(response.header("location").orElse(""));
        boolean sameServer = from.getScheme().equalsIgnoreCase(to.getScheme())
                && from.getHost().equalsIgnoreCase(to.getHost())
                && from.getPort() == to.getPort();
        if (!sameServer || to.equals(from)) {
            throw ApiErrors.unreadable(
                    request, response, "with a redirect that can't be followed to " + to.getHost(), null);
        }
        return to;
    }

    private ApiResponse call(ApiRequest request, URI uri) {
        ClassicRequestBuilder builder =
                ClassicRequestBuilder.create(request.method()).setUri(uri);
        headers().forEach(builder::setHeader);
        if (request.etag() != null) {
            builder.setHeader("If-None-Match", request.etag());
        }
        if (request.body() != null) {
            builder.setEntity(GitHubJson.write(request.body()), ContentType.APPLICATION_JSON);
        }
        ClassicHttpRequest message = builder.build();
        try {
            return http.execute(message, response -> read(request, response));
        } catch (IOException e) {
            throw ApiErrors.noAnswer(request, settings.apiUrl(), e);
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/vnd.github+json");
        headers.put("User-Agent", "camel-github-hooks");
        headers.put("X-GitHub-Api-Version", settings.apiVersion());
        if (settings.token() != null) {
            headers.put("Authorization", "Bearer " + settings.token());
        }
        return headers;
    }

    private static ApiResponse read(ApiRequest request, ClassicHttpResponse response) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        byte[] body = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(MAX_RESPONSE_BYTES + 1);
        ApiResponse answer = new ApiResponse(response.getCode(), headers, body);
        if (body.length > MAX_RESPONSE_BYTES) {
            throw ApiErrors.unreadable(request, answer, "with more than " + MAX_RESPONSE_BYTES + " bytes", null);
        }
        return answer;
    }

    private void await(ApiRequest request, Pause pause) {
        try {
            Duration left = Duration.between(clock.instant(), pause.until());
            if (closed.await(Math.max(1, left.toMillis() + 1), TimeUnit.MILLISECONDS)) {
                throw ApiErrors.notSent(request, pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiErrors.notSent(request, pause);
        }
    }
}
