// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A read that GitHub fails to answer is repeated, a bounded number of times; a write never is. */
class RepeatedReadsTest extends GitHubTestSupport {

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aFailureThatPassesIsNotSeen(int status) {
        hook("push");
        github.inject(Fault.status(status).times(1));

        assertThat(send(uri("list"), null).getMessage().getBody())
                .asInstanceOf(LIST)
                .hasSize(1);
        assertThat(github.requests()).hasSize(2);
    }

    @Test
    void aConnectionThatBreaksOffIsReplaced() {
        hook("push");
        github.inject(Fault.dropConnection().times(1));

        assertThat(send(uri("list"), null).getMessage().getBody())
                .asInstanceOf(LIST)
                .hasSize(1);
    }

    @Test
    void anAnswerThatBreaksOffIsReadAgain() {
        hook("push");
        github.inject(Fault.truncatedBody().times(1));

        assertThat(send(uri("list"), null).getMessage().getBody())
                .asInstanceOf(LIST)
                .hasSize(1);
    }

    @Test
    void aPageThatFailsDoesNotLoseTheList() {
        long hookId = hook("push").id();
        for (int i = 0; i < 201; i++) {
            github.emit("octo/hello", "push", "{}");
        }
        github.inject(Fault.status(502).on("GET", ".*/deliveries$").times(1));
        Iterator<?> rows = send(uri("listDeliveries", "hookId=" + hookId, "streamList=true"), null)
                .getMessage()
                .getBody(Iterator.class);
        IntStream.range(0, 200).forEach(row -> rows.next());
        github.inject(Fault.status(502).on("GET", ".*/deliveries$").times(1));

        assertThat(rows.next()).isNotNull();
    }

    @Test
    void theThirdFailureIsTheLast() {
        github.inject(Fault.status(502));

        GitHubApiException e = failure("list");

        assertThat(e.getStatus()).isEqualTo(502);
        assertThat(e).message().contains("GitHub answered 502", "tried 3 times");
        assertThat(github.requests()).hasSize(3);
    }

    @Test
    void aThirdConnectionThatBreaksOffIsTheLast() {
        github.inject(Fault.dropConnection());

        GitHubApiException e = failure("list");

        assertThat(e).isInstanceOf(GitHubConnectionException.class);
        assertThat(e).message().contains("broke off", "tried 3 times");
        assertThat(github.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "test", "redeliver", "delete", "update", "updateConfig", "create", "dispatch"})
    void aWriteIsNotRepeated(String operation) {
        github.inject(Fault.status(502));

        GitHubApiException e = failure(
                operation,
                "hookId=1",
                "deliveryId=1",
                "hookUrl=https://hooks.example.test/x",
                "webhookSecret=secret",
                "eventType=x");

        assertThat(e.getStatus()).isEqualTo(502);
        assertThat(e).message().doesNotContain("tried");
        assertThat(github.requests()).hasSize(1);
    }

    @Test
    void aWriteWhoseConnectionBreaksOffIsNotRepeated() {
        github.inject(Fault.dropConnection());

        assertThat(failure("ping", "hookId=1")).message().contains("Whether GitHub did it isn't known");
        assertThat(github.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 409, 422, 501})
    void whatAnotherAttemptWouldNotMendIsNotRepeated(int status) {
        github.inject(Fault.status(status));

        assertThat(failure("list").getStatus()).isEqualTo(status);
        assertThat(github.requests()).hasSize(1);
    }

    @Test
    void aPauseThatGitHubAsksForIsNotWaitedForUnasked() {
        github.inject(Fault.status(503).header("Retry-After", "600"));

        assertThat(failure("list").getStatus()).isEqualTo(503);
        assertThat(github.requests()).hasSize(1);
    }

    @Test
    void aPauseThatIsLongerThanTheCallMayWaitIsNotMade() {
        github.inject(Fault.status(502));

        assertThat(failure("list", "maxRateLimitWait=500").getStatus()).isEqualTo(502);
        assertThat(github.requests()).hasSize(1);
    }

    @Test
    void aRepeatObeysALimitThatBeganMeanwhile() {
        github.inject(Fault.status(502).times(1));
        github.inject(Fault.primaryRateLimit(Duration.ofMinutes(30)).times(1));

        assertThat(catchThrowableOfType(GitHubRateLimitException.class, () -> send(uri("list"), null)))
                .isNotNull();
        assertThat(github.requests()).hasSize(2);
    }

    private GitHubApiException failure(String operation, String... options) {
        return catchThrowableOfType(GitHubApiException.class, () -> send(uri(operation, options), null));
    }
}
