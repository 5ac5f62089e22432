// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.support.TestKeys;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What keeps an App from signing in, each in a sentence that says what to do. */
class AppErrorsTest extends GitHubAppTestSupport {

    @Test
    void aKeyOfAnotherApp() {
        app.install("octo");
        context.getRegistry().bind("key", TestKeys.pkcs8(TestKeys.ANOTHER));

        assertThat(failure(repositoryUri("list"), 401))
                .contains("A JSON web token could not be decoded")
                .contains("appId, " + app.id() + ", and privateKey must be of the same App");
    }

    @Test
    void anIdThatNoAppHas() {
        String uri = repositoryUri("list").replace("appId=" + app.id(), "appId=77");

        assertThat(failure(uri, 404)).contains("GitHub knows no App 77", "correct the option appId");
    }

    @Test
    void aClientIdThatNoAppHas() {
        String uri = repositoryUri("list").replace("appId=" + app.id(), "appId=Iv23nobody");

        assertThat(failure(uri, 401)).contains("appId, Iv23nobody, and privateKey must be of the same App");
    }

    @Test
    void aSuspendedInstallation() {
        SimulatedInstallation installation = app.install("octo");
        installation.suspend();

        assertThat(failure(repositoryUri("list"), 403))
                .contains("Installation " + installation.id() + " of the App is suspended", "settings");
    }

    @Test
    void anInstallationThatIsSuspendedWhileItHasAToken() {
        SimulatedInstallation installation = app.install("octo");
        send(repositoryUri("list"), null);
        installation.suspend();

        assertThat(failure(repositoryUri("list"), 403))
                .contains("Installation " + installation.id() + " of the App is suspended");
    }

    @Test
    void aRepositoryThatTheAppIsNotInstalledOn() {
        assertThat(failure(repositoryUri("list"), 404))
                .contains("The App " + app.id() + " isn't installed on octo/hello", "Install App");
    }

    @Test
    void anOrganizationThatTheAppIsNotInstalledIn() {
        github.organization("octo-org");

        assertThat(failure(appUri("list", "organization=octo-org"), 404)).contains("isn't installed on octo-org");
    }

    @Test
    void anInstallationThatThereIsNot() {
        assertThat(failure(repositoryUri("list", "installationId=77"), 404))
                .contains("The App has no installation 77", "installationId");
    }

    @Test
    void aPermissionThatIsMissing() {
        app.install("octo").permit("repository_hooks", Access.READ);

        assertThat(failure(repositoryUri("create", "hookUrl=https://hooks.example.test/x"), 403))
                .contains("Resource not accessible by integration")
                .contains("repository_hooks=write", "Permissions & events");
    }

    @Test
    void aRepositoryThatTheInstallationDoesNotInclude() {
        github.repository("octo/private");
        SimulatedInstallation installation = app.install("octo", "octo/hello");

        String uri = appUri("list", "repoOwner=octo&repoName=private&installationId=" + installation.id());
        assertThat(failure(uri, 404)).contains("check whether it includes the repository");
    }

    @Test
    void aDeliveryThatTheAppDoesNotHave() {
        app.createHook("https://hooks.example.test/app", SECRET, "push");

        assertThat(failure(appUri("getDelivery", "scope=app&deliveryId=77"), 404))
                .contains("no such delivery");
    }

    @Test
    void errorsOfTheSignInCanBecomeTheBodyToo() {
        Map<String, Object> headers = send(repositoryUri("list", "throwExceptionOnFailure=false"), null)
                .getMessage()
                .getHeaders();

        assertThat(headers).containsEntry(GitHubHooksConstants.STATUS_CODE, 404);
    }

    private String failure(String uri, int status) {
        GitHubApiException e = catchThrowableOfType(GitHubApiException.class, () -> send(uri, null));
        assertThat(e.getStatus()).as(e.getMessage()).isEqualTo(status);
        return e.getMessage();
    }
}
