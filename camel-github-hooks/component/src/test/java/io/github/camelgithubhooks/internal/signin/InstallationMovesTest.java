// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import org.junit.jupiter.api.Test;

/** When another installation of the App is in charge of a repository, the call that notices goes on with that one. */
class InstallationMovesTest extends GitHubAppTestSupport {

    private static final String CREATE = "POST /repos/octo/hello/hooks";

    @Test
    void anAppThatIsInstalledAnewIsFoundInTheSameCall() {
        SimulatedInstallation first = app.install("octo");
        send(repositoryUri("list"), null);
        first.uninstall();
        SimulatedInstallation second = app.install("octo");
        github.clearRequests();

        send(repositoryUri("create", "hookUrl=https://hooks.example.test/x"), null);

        assertThat(calls()).containsExactly(CREATE, buy(first.id()), LOOK_UP, buy(second.id()), CREATE);
        assertThat(requests(CREATE)).extracting(RecordedRequest::status).containsExactly(401, 201);
        assertThat(repository.hooks()).hasSize(1);
    }

    @Test
    void anAppThatIsUninstalledIsNamedUntilItIsInstalledAgain() {
        SimulatedInstallation first = app.install("octo");
        send(repositoryUri("list"), null);
        first.uninstall();

        assertThat(failure(repositoryUri("list")))
                .message()
                .contains("The App " + app.id() + " isn't installed on octo/hello");

        app.install("octo");
        assertThat(send(repositoryUri("list"), null).getMessage().getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(200);
    }

    @Test
    void aRepositoryThatMovedToAnotherOwnerIsFoundInTheSameCall() {
        app.install("octo");
        send(repositoryUri("list"), null);
        SimulatedRepository moved = move("acme/hello");
        SimulatedInstallation acme = app.install("acme");
        github.clearRequests();

        send(repositoryUri("create", "hookUrl=https://hooks.example.test/x"), null);

        assertThat(moved.hooks()).hasSize(1);
        assertThat(requests(buy(acme.id()))).hasSize(1);
    }

    @Test
    void aPublicRepositoryThatMovedIsFoundInTheSameCall() {
        app.install("octo");
        send(repositoryUri("list"), null);
        SimulatedRepository moved = move("acme/hello").setPrivate(false);
        app.install("acme");

        send(repositoryUri("create", "hookUrl=https://hooks.example.test/x"), null);

        assertThat(moved.hooks()).hasSize(1);
    }

    @Test
    void aHookThatThereIsNotIsLookedUpNoMoreThanOnceAMinute() {
        app.install("octo");

        assertThat(failure(repositoryUri("get", "hookId=77"))).message().contains("no such repository");
        assertThat(failure(repositoryUri("get", "hookId=78"))).message().contains("no such repository");

        assertThat(requests(LOOK_UP)).hasSize(2);
        assertThat(calls()).filteredOn(call -> call.endsWith("/hooks/77")).hasSize(1);
    }

    @Test
    void anAppThatIsInstalledAnewIsFoundEvenRightAfterAMissingHook() {
        SimulatedInstallation first = app.install("octo");
        failure(repositoryUri("get", "hookId=77"));
        first.uninstall();
        app.install("octo");

        assertThat(send(repositoryUri("list"), null).getMessage().getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(200);
    }

    @Test
    void aNamedInstallationIsNotReplaced() {
        SimulatedInstallation first = app.install("octo");
        first.uninstall();
        app.install("octo");

        assertThat(failure(repositoryUri("list", "installationId=" + first.id())))
                .message()
                .contains("The App has no installation " + first.id());
        assertThat(requests(LOOK_UP)).isEmpty();
    }

    private GitHubApiException failure(String uri) {
        return catchThrowableOfType(GitHubApiException.class, () -> send(uri, null));
    }

    /** GitHub redirects from a repository's former name. */
    private SimulatedRepository move(String to) {
        SimulatedRepository moved = github.repository(to);
        for (String page : new String[] {"/hooks", "/installation"}) {
            github.inject(Fault.redirect(307, github.apiUrl() + "/repos/" + to + page)
                    .on("*", "/repos/octo/hello" + page + "$"));
        }
        return moved;
    }
}
