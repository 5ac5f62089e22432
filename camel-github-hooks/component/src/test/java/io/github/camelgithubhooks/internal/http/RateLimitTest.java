// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.model.ApiError;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** GitHub's limits are told apart, obeyed and, when asked, waited for. */
class RateLimitTest extends GitHubTestSupport {

    @Test
    void theLimitIsInTheHeaders() {
        Exchange exchange = send(uri("list"), null);

        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.RATE_LIMIT_LIMIT))
                .isEqualTo(5000);
        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.RATE_LIMIT_REMAINING))
                .isEqualTo(4999);
        assertThat(Instant.parse(exchange.getMessage().getHeader(GitHubHooksConstants.RATE_LIMIT_RESET, String.class)))
                .isAfter(Instant.now());
        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.REQUEST_ID))
                .isNotNull();
    }

    @Test
    void theHourlyLimitTellsWhenToTryAgain() {
        github.inject(Fault.primaryRateLimit(Duration.ofMinutes(30)));

        GitHubRateLimitException e = limited(uri("list"));

        assertThat(e.getStatus()).isEqualTo(403);
        assertThat(e.isSecondary()).isFalse();
        assertThat(e.getRetryAt()).isBetween(in(Duration.ofMinutes(28)), in(Duration.ofMinutes(31)));
        assertThat(e).message().contains("hourly rate limit", "Try again at", "maxRateLimitWait");
    }

    @Test
    void aSecondaryLimitObeysRetryAfter() {
        github.inject(Fault.secondaryRateLimit(Duration.ofMinutes(10)));

        GitHubRateLimitException e = limited(uri("list"));

        assertThat(e.isSecondary()).isTrue();
        assertThat(e.getRetryAt()).isBetween(in(Duration.ofMinutes(9)), in(Duration.ofMinutes(11)));
    }

    @Test
    void aSecondaryLimitWithoutRetryAfterLastsAMinute() {
        github.inject(Fault.secondaryRateLimit());

        GitHubRateLimitException e = limited(uri("list"));

        assertThat(e.isSecondary()).isTrue();
        assertThat(e.getRetryAt()).isBetween(in(Duration.ofSeconds(50)), in(Duration.ofSeconds(61)));
    }

    @Test
    void tooManyRequestsIsALimitAlsoWithoutGitHubsWords() {
        github.inject(Fault.response(429, "text/html", ""));

        assertThat(limited(uri("list")).getStatus()).isEqualTo(429);
    }

    @Test
    void nothingIsSentWhileTheLimitLasts() {
        github.inject(Fault.primaryRateLimit(Duration.ofMinutes(30)).times(1));
        limited(uri("list"));

        GitHubRateLimitException e = limited(uri("ping", "hookId=1", "http.responseTimeout=20000"));

        assertThat(e.getStatus()).isZero();
        assertThat(e).message().contains("not sent");
        assertThat(github.requests()).hasSize(1);
    }

    @Test
    void anotherTokenHasALimitOfItsOwn() {
        github.inject(Fault.primaryRateLimit(Duration.ofMinutes(30)).times(1));
        limited(uri("list"));
        String token = github.token(TokenPermissions.classic("repo"));

        send(
                "github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=" + github.apiUrl() + "&oauthToken=" + token,
                null);

        assertThat(github.requests()).hasSize(2);
    }

    @Test
    void aCallMayWaitForTheEndOfTheLimit() {
        github.inject(Fault.secondaryRateLimit(Duration.ofSeconds(1)).times(1));

        send(uri("list", "maxRateLimitWait=30000"), null);

        assertThat(github.requests()).hasSize(2);
    }

    @Test
    void aRefusalForTheLimitCanBecomeTheBody() {
        github.inject(Fault.secondaryRateLimit(Duration.ofMinutes(1)));

        Exchange exchange = send(uri("list", "throwExceptionOnFailure=false"), null);

        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(403);
        assertThat(exchange.getMessage().getBody(ApiError.class).message()).contains("secondary rate limit");
    }

    private GitHubRateLimitException limited(String uri) {
        return catchThrowableOfType(GitHubRateLimitException.class, () -> send(uri, null));
    }

    private static Instant in(Duration duration) {
        return Instant.now().plus(duration);
    }
}
