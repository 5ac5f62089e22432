// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import io.github.camelgithubhooks.client.RateLimitState.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests from an account: at its pace and within its rate limit. A request is repeated when GitHub refused it for a
 * rate limit that may be waited for, and when it refused a pass that can be renewed or that it may know soon: it did nothing
 * then. Thread-safe.
 */
final class Calls {

    private final Wire wire;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    Calls(Wire wire, Clock clock) {
        this.wire = wire;
        this.clock = clock;
    }

    /**
     * Sends a request and returns the answer when it is a success, or 304 to a request with an {@code ETag}.
     *
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubApiException when GitHub refuses the request, or doesn't answer
     */
    ApiResponse send(ApiRequest request, Account account, Instant deadline) {
        RateLimitState rateLimit = account.allowance().rateLimit();
        int repeats = 0;
        while (true) {
            Optional<Pause> pause = rateLimit.pause();
            if (pause.isPresent()) {
                if (pause.get().until().isAfter(deadline)) {
                    throw ApiErrors.notSent(request, pause.get());
                }
                await(request, pause.get());
                continue;
            }
            Pass pass = account.pass(deadline);
            ApiResponse response = paced(request, account.allowance().pacer(), pass);
            Optional<Pause> refusal = rateLimit.observe(response);
            if (refusal.isPresent()) {
                if (refusal.get().until().isAfter(deadline)) {
                    throw ApiErrors.rateLimited(request, response, refusal.get());
                }
            } else if (response.isSuccess() || (response.isNotModified() && request.etag() != null)) {
                account.accepted(pass);
                return response;
            } else {
                await(
                        request,
                        account.repeatAfter(pass, response, repeats++)
                                .orElseThrow(() -> ApiErrors.refused(request, response, account)));
            }
        }
    }

    /** Wakes up calls that wait for a rate limit. */
    void close() {
        closed.countDown();
    }

    private ApiResponse paced(ApiRequest request, Pacer pacer, Pass pass) {
        boolean free = false;
        try {
            long wait = pacer.book(Pacer.points(request.method()), System.nanoTime());
            if (wait > 0 && closed.await(wait, TimeUnit.NANOSECONDS)) {
                throw ApiErrors.interrupted(request);
            }
            pacer.atOnce().acquire();
            free = true;
            return wire.exchange(request, pass);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiErrors.interrupted(request);
        } finally {
            if (free) {
                pacer.atOnce().release();
            }
        }
    }

    private void await(ApiRequest request, Duration pause) {
        try {
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ApiErrors.interrupted(request);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiErrors.interrupted(request);
        }
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
