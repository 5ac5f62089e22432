// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.http.ApiErrors;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.RateLimitState;
import io.github.camelgithubhooks.internal.http.RateLimitState.Pause;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lock that lets one caller at a time call GitHub as the App. Its holder may wait for the end of the App's rate limit.
 * A caller that may not wait so long doesn't wait for the holder either. Thread-safe.
 */
final class SignInLock {

    /** The time between two looks of a waiting caller at the rate limit. */
    private static final long LOOK_MILLIS = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final RateLimitState rateLimit;

    /** Creates a lock for requests under this limit. */
    SignInLock(RateLimitState rateLimit) {
        this.rateLimit = rateLimit;
    }

    /**
     * Waits for the lock.
     *
     * @param request the request that the lock is needed for
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubRateLimitException when the holder waits for longer than that
     */
    void lock(ApiRequest request, Instant deadline) {
        try {
            while (!lock.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                Optional<Pause> pause = rateLimit.pause();
                if (pause.isPresent() && pause.get().until().isAfter(deadline)) {
                    throw ApiErrors.notSent(request, pause.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiErrors.interrupted(request);
        }
    }

    boolean tryLock() {
        return lock.tryLock();
    }

    void unlock() {
        lock.unlock();
    }
}
