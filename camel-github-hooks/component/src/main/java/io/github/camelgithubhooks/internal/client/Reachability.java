// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.http.Account;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.signin.AppAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Check whether GitHub takes requests with a credential. It requests the rate limit, which counts against no limit, at
 * most once a minute and only on demand. Thread-safe.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user">GitHub:
 *     get rate limit status</a>
 */
public final class Reachability {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Look(Instant at, Optional<GitHubApiException> trouble) {}

    private final GitHubClient client;
    private final String path;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Look last;

    Reachability(GitHubClient client, String path, Clock clock) {
        this.path = path;
        this.client = client;
        this.clock = clock;
    }

    /**
     * Returns the failure that keeps requests from succeeding; its message says what to do. Empty when there is none.
     */
    public Optional<GitHubApiException> trouble() {
        Look known = last;
        if (known != null && !asking.tryLock()) {
            return known.trouble();
        }
        if (known == null) {
            asking.lock();
        }
        try {
            if (last == null || !last.at().plus(KEPT).isAfter(clock.instant())) {
                last = new Look(clock.instant(), ask());
            }
            return last.trouble();
        } finally {
            asking.unlock();
        }
    }

    private Optional<GitHubApiException> ask() {
        Account account;
        try {
            account = client.account(path);
        } catch (GitHubApiException e) {
            return Optional.of(e);
        }
        boolean asApp = account instanceof AppAccount;
        // an App can't ask for the rate limit as itself
        ApiRequest question = account instanceof AppAccount app
                ? ApiRequest.of(ApiCall.GET_APP, app.scope())
                : ApiRequest.of(ApiCall.GET_RATE_LIMIT);
        try {
            ApiResponse response = client.sendOnce(question, account);
            if (response.rateLimitRemaining().orElse(1) <= 0) {
                // the client knows now that the limit is exhausted: instead of sending, it fails and names the reset
                client.sendOnce(question, account);
            }
            return Optional.empty();
        } catch (GitHubApiException e) {
            // a GitHub Enterprise Server without rate limits answers 404, but it has checked the token first
            return e.getStatus() == 404 && !asApp ? Optional.empty() : Optional.of(e);
        }
    }
}
