// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new token that GitHub's servers don't all know yet is tried again; no other one is bought. */
class FreshTokenTest extends GitHubAppTestSupport {

    private static final String CREATE = "POST /repos/octo/hello/hooks";

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void isTriedAgainUntilGitHubKnowsIt(int status) {
        SimulatedInstallation installation = app.install("octo");
        app.delayTokens(Duration.ofMillis(2500), status);

        send(repositoryUri("create", "hookUrl=https://hooks.example.test/x"), null);

        assertThat(requests(buy(installation.id()))).hasSize(1);
        assertThat(requests(CREATE)).extracting(RecordedRequest::status).containsExactly(status, status, 201);
        assertThat(requests(CREATE))
                .extracting(GitHubAppTestSupport::token)
                .containsOnly(token(requests(CREATE).get(0)));
        assertThat(repository.hooks()).hasSize(1);
    }

    @Test
    void isTriedAgainAfterARenewalToo() {
        SimulatedInstallation installation = app.install("octo");
        send(repositoryUri("list"), null);
        app.delayTokens(Duration.ofMillis(900), 401);
        installation.expireTokens();
        github.clearRequests();

        send(repositoryUri("create", "hookUrl=https://hooks.example.test/x"), null);

        assertThat(requests(buy(installation.id()))).hasSize(1);
        assertThat(requests(CREATE)).extracting(RecordedRequest::status).containsExactly(401, 401, 201);
    }

    @Test
    void thatStaysRefusedIsAnErrorAfterAFewTries() {
        SimulatedInstallation installation = app.install("octo");
        github.inject(Fault.status(401).on("GET", "/repos/octo/hello/hooks"));

        GitHubApiException e = catchThrowableOfType(GitHubApiException.class, () -> send(repositoryUri("list"), null));

        assertThat(e.getStatus()).isEqualTo(401);
        assertThat(e).message().contains("installation " + installation.id(), "still installed");
        assertThat(requests(LIST)).hasSize(4);
        assertThat(requests(buy(installation.id()))).hasSize(1);
    }

    @Test
    void isNotTriedAgainForAPermissionThatItLacks() {
        app.install("octo").permit("repository_hooks", Access.READ);

        assertThatThrownBy(() -> send(repositoryUri("create", "hookUrl=https://hooks.example.test/x"), null))
                .isInstanceOf(GitHubApiException.class);

        assertThat(requests(CREATE)).hasSize(1);
    }

    @Test
    void isNotTriedAgainForAPolicy() {
        app.install("octo");
        github.inject(Fault.ipAllowList("octo").on("GET", "/repos/octo/hello/hooks"));

        assertThatThrownBy(() -> send(repositoryUri("list"), null)).isInstanceOf(GitHubApiException.class);

        assertThat(requests(LIST)).hasSize(1);
    }

    @Test
    void isNoLongerFreshOnceGitHubTookIt() {
        app.install("octo");
        send(repositoryUri("list"), null);
        github.inject(Fault.status(403).on("POST", "/repos/octo/hello/hooks"));

        assertThatThrownBy(() -> send(repositoryUri("create", "hookUrl=https://hooks.example.test/x"), null))
                .isInstanceOf(GitHubApiException.class);

        assertThat(requests(CREATE)).hasSize(1);
    }
}
