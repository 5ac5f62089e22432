// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.model.ApiError;
import java.time.Instant;

/**
 * Exhausted rate limit of GitHub, primary or secondary. Nothing happened at GitHub: the request may be sent again, not
 * before {@link #getRetryAt()}.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub: rate limits</a>
 */
public final class GitHubRateLimitException extends GitHubApiException {

    private static final long serialVersionUID = 1L;

    private final boolean secondary;
    private final Instant retryAt;

    public GitHubRateLimitException(
            String message, int status, ApiError error, String requestId, boolean secondary, Instant retryAt) {
        super(message, status, error, requestId, null);
        this.secondary = secondary;
        this.retryAt = retryAt;
    }

    /** Returns whether the limit is the secondary one, on how fast requests come, rather than the hourly one. */
    public boolean isSecondary() {
        return secondary;
    }

    /** Returns the time from which a request may succeed, by this machine's clock. */
    public Instant getRetryAt() {
        return retryAt;
    }
}
