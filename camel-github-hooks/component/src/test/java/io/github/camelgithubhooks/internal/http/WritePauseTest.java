// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes with one token are spread, and don't hold up anything else. */
class WritePauseTest extends GitHubTestSupport {

    private static final String LONG = "writePause=600000";
    private static final String BOUNDED = "maxRateLimitWait=300000";

    @ParameterizedTest
    @ValueSource(strings = {"dispatch", "redeliver", "test", "ping", "create", "delete"})
    void aSecondWriteWaitsForItsTurn(String operation) {
        long hookId = hook("push").id();
        send(uri("ping", "hookId=" + hookId, LONG), null);

        GitHubRateLimitException e = catchThrowableOfType(
                GitHubRateLimitException.class,
                () -> send(
                        uri(
                                operation,
                                "hookId=" + hookId,
                                "deliveryId=1",
                                "eventType=x",
                                "hookUrl=https://hooks.example.test/y",
                                LONG,
                                BOUNDED),
                        null));

        assertThat(e).message().contains("not sent", "writePause", "maxRateLimitWait");
        assertThat(github.requests()).hasSize(1);
    }

    @Test
    void aSecondIsTheDefault() {
        assertThat(new GitHubHooksConfiguration().getWritePause()).isEqualTo(1000);
    }

    @Test
    void readsDoNotWait() {
        send(uri("ping", "hookId=" + hook("push").id(), LONG), null);

        send(uri("list", LONG, BOUNDED), null);

        assertThat(github.requests()).hasSize(2);
    }

    @Test
    void anotherTokenHasItsOwnTurn() {
        long hookId = hook("push").id();
        send(uri("ping", "hookId=" + hookId, LONG), null);
        String other = github.token(TokenPermissions.classic("repo"));

        send(
                "github-hooks:ping?repoOwner=octo&repoName=hello&hookId=" + hookId + "&" + LONG + "&" + BOUNDED
                        + "&apiUrl=" + github.apiUrl() + "&oauthToken=" + other,
                null);

        assertThat(github.requests()).hasSize(2);
    }

    @Test
    void stoppingDoesNotWaitForATurn() {
        long hookId = hook("push").id();
        String uri = uri("ping", "hookId=" + hookId, LONG);
        send(uri, null);
        FutureTask<Object> second = new FutureTask<>(() -> send(uri, null));
        Thread thread = new Thread(second);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        context.stop();

        assertThat(second).failsWithin(Duration.ofSeconds(10));
        assertThat(github.requests()).hasSize(1);
    }
}
