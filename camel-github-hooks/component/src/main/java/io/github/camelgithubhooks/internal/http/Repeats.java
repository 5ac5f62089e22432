// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.internal.retry.BackOff;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats of one request that GitHub failed to answer. Only a read is repeated: GitHub may have done what another
 * request asked for.
 */
final class Repeats {

    private static final Logger LOG = LoggerFactory.getLogger(Repeats.class);

    /** The most attempts of a read. */
    static final int MOST_ATTEMPTS = 3;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);

    private final ApiRequest request;
    private final Patience patience;
    private final Stopping stopping;
    private final int mostAttempts;
    private final BackOff backOff;
    private int attempts;

    Repeats(ApiRequest request, Patience patience, Stopping stopping, Pace pace, int mostAttempts) {
        this.backOff = BackOff.doubling(pace.repeatPause(), LONGEST_PAUSE);
        this.request = request;
        this.mostAttempts = mostAttempts;
        this.patience = patience;
        this.stopping = stopping;
    }

    /** Returns the number of attempts without a usable answer. */
    int attempts() {
        return attempts;
    }

    /** Waits before the next attempt after GitHub failed. Returns false when there is no further attempt. */
    boolean afterFailure(ApiResponse response) {
        attempts++;
        return PASSING.contains(response.status())
                && isRepeated("GitHub answered " + response.status(), RetryAfter.in(response));
    }

    /**
     * Waits before the next attempt after a connection broke off.
     *
     * @throws GitHubConnectionException when there is no further attempt
     */
    void afterNoAnswer(IOException e, String apiUrl) {
        attempts++;
        if (!Unanswered.isBrokenOff(e) || !isRepeated("the connection broke off", Optional.empty())) {
            throw ApiErrors.noAnswer(request, apiUrl, e, attempts);
        }
    }

    private boolean isRepeated(String why, Optional<Duration> asked) {
        Duration pause = backOff.pauseAfter(attempts - 1, asked.orElse(Duration.ZERO));
        boolean longer = pause.compareTo(backOff.pauseAfter(attempts - 1)) > 0;
        if (!request.method().equals("GET") || attempts >= mostAttempts || !patience.allows(pause, longer)) {
            return false;
        }
        LOG.debug("{}: {}, attempt {} of {}; the next one follows in {}", request, why, attempts, mostAttempts, pause);
        try {
            return stopping.await(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
