// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.model.ApiError;
import java.time.Instant;

/**
 * GitHub's primary or secondary rate limit is exhausted. Nothing happened at GitHub: the request may be sent again, not
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

    /** Whether it is the secondary limit, on how fast requests come, and not the hourly one. */
    public boolean isSecondary() {
        return secondary;
    }

    /** When to try again, by this machine's clock. */
    public Instant getRetryAt() {
        return retryAt;
    }
}
