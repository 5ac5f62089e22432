// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.support.AppClient;
import io.github.camelgithubhooks.testkit.support.Jwts;
import io.github.camelgithubhooks.testkit.support.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstallationsTest {

    private static final String HOOKS = "/repos/octo-org/orders/hooks";
    private static final String NEW_HOOK = "{\"config\":{\"url\":\"https://hooks.example.test/github\"}}";

    private final SettableClock clock = new SettableClock();
    private final GitHubSimulator github =
            GitHubSimulator.builder().clock(clock).start();
    private final SimulatedApp app =
            github.app("octo-hooks", Jwts.KEYS.getPublic()).permit("repository_hooks", Access.WRITE);
    private final AppClient octo = new AppClient(github, app, clock);

    @BeforeEach
    void repository() {
        github.repository("octo-org/orders");
    }

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void anInstallationIsFoundByItsRepositoryItsAccountAndItsId() {
        SimulatedInstallation first = app.install("octo-org", "octo-org/orders");
        SimulatedInstallation second = app.installForUser("mona-lisa");
        github.repository("octo-org/invoices");

        JsonNode shown = octo.jwt().get("/repos/octo-org/orders/installation").json();

        assertThat(shown.get("id").longValue()).isEqualTo(first.id());
        assertThat(octo.jwt().get("/app/installations/" + first.id()).json()).isEqualTo(shown);
        assertThat(octo.jwt().get("/orgs/octo-org/installation").json()).isEqualTo(shown);
        assertThat(octo.jwt()
                        .get("/users/mona-lisa/installation")
                        .json()
                        .get("id")
                        .longValue())
                .isEqualTo(second.id());
        assertThat(octo.jwt().get("/app/installations").json())
                .extracting(json -> json.get("id").longValue())
                .containsExactly(first.id(), second.id());
        assertThat(octo.jwt().get("/repos/octo-org/invoices/installation").status())
                .isEqualTo(404);
        assertThat(octo.jwt().get("/repos/octo-org/nothing/installation").status())
                .isEqualTo(404);
        assertThat(octo.jwt().get("/orgs/other-org/installation").status()).isEqualTo(404);
        assertThat(octo.jwt().get("/users/octo-org/installation").status()).isEqualTo(404);
        assertThat(octo.jwt().get("/app/installations/1").status()).isEqualTo(404);
    }

    @Test
    void anInstallationShowsEveryFieldThatGitHubDescribes() {
        SimulatedInstallation installation = app.install("octo-org", "octo-org/orders");

        JsonNode json =
                octo.jwt().get("/app/installations/" + installation.id()).json();

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "client_id",
                        "account",
                        "repository_selection",
                        "access_tokens_url",
                        "repositories_url",
                        "html_url",
                        "app_id",
                        "app_slug",
                        "target_id",
                        "target_type",
                        "permissions",
                        "events",
                        "created_at",
                        "updated_at",
                        "single_file_name",
                        "has_multiple_single_files",
                        "single_file_paths",
                        "suspended_by",
                        "suspended_at");
        assertThat(json.get("repository_selection").textValue()).isEqualTo("selected");
        assertThat(json.at("/account/login").textValue()).isEqualTo("octo-org");
        assertThat(json.get("target_type").textValue()).isEqualTo("Organization");
        assertThat(json.get("access_tokens_url").textValue())
                .isEqualTo(github.apiUrl() + "/app/installations/" + installation.id() + "/access_tokens");
        assertThat(json.get("suspended_at").isNull()).isTrue();
    }

    @Test
    void aMissingPermissionIsNamed() {
        SimulatedInstallation installation = app.install("octo-org").permit("repository_hooks", Access.READ);
        ApiClient reader = octo.with(installation);

        Answer allowed = reader.get(HOOKS);
        Answer refused = reader.post(HOOKS, NEW_HOOK);

        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("X-Accepted-GitHub-Permissions")).isEqualTo("repository_hooks=read");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("message").textValue()).isEqualTo("Resource not accessible by integration");
        assertThat(refused.header("X-Accepted-GitHub-Permissions")).isEqualTo("repository_hooks=write");
        assertThat(reader.post("/repos/octo-org/orders/dispatches", "{\"event_type\":\"go\"}")
                        .header("X-Accepted-GitHub-Permissions"))
                .isEqualTo("contents=write");
        installation.permit("repository_hooks", Access.WRITE).permit("contents", Access.WRITE);
        assertThat(octo.with(installation).post(HOOKS, NEW_HOOK).status()).isEqualTo(201);
        assertThat(octo.with(installation)
                        .post("/repos/octo-org/orders/dispatches", "{\"event_type\":\"go\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void organizationHooksNeedAPermissionOfTheirOwn() {
        SimulatedInstallation installation = app.install("octo-org");
        github.organization("other-org");

        assertThat(octo.with(installation).get("/orgs/octo-org/hooks").status()).isEqualTo(403);

        installation.permit("organization_hooks", Access.WRITE);
        assertThat(octo.with(installation).get("/orgs/octo-org/hooks").status()).isEqualTo(200);
        assertThat(octo.with(installation).get("/orgs/other-org/hooks").status())
                .isEqualTo(403);
    }

    @Test
    void aSuspendedInstallationIsForbiddenUntilItIsUnsuspended() {
        SimulatedInstallation installation = app.install("octo-org");
        ApiClient client = octo.with(installation);
        installation.suspend();

        Answer refused = octo.newToken(installation, "");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
                .isEqualTo("{\"message\":\"This installation has been suspended\",\"documentation_url\":"
                        + "\"https://docs.github.com/rest/reference/apps#create-an-installation-access-token-for-an-app\","
                        + "\"status\":\"403\"}");
        assertThat(client.get(HOOKS).status()).isEqualTo(403);
        assertThat(octo.jwt()
                        .get("/app/installations/" + installation.id())
                        .json()
                        .get("suspended_at")
                        .textValue())
                .isEqualTo("2025-11-20T08:15:42Z");
        installation.unsuspend();
        assertThat(octo.newToken(installation, "").status()).isEqualTo(201);
        assertThat(client.get(HOOKS).status()).isEqualTo(200);
    }

    @Test
    void anUninstalledAppHasNoAccess() {
        SimulatedInstallation installation = app.install("octo-org");
        ApiClient client = octo.with(installation);

        installation.uninstall();

        assertThat(client.get(HOOKS).status()).isEqualTo(401);
        assertThat(octo.newToken(installation, "").status()).isEqualTo(404);
        assertThat(app.installations()).isEmpty();
    }

    @Test
    void anAppSeesItsOwnInstallationsOnly() {
        SimulatedApp other = github.app("other-app", Jwts.KEYS.getPublic());
        SimulatedInstallation installation = other.install("octo-org");

        assertThat(octo.newToken(installation, "").status()).isEqualTo(404);
        assertThat(octo.jwt().get("/orgs/octo-org/installation").status()).isEqualTo(404);
    }

    @Test
    void aRepositoryOfAnotherAccountCannotBeSelected() {
        assertThatThrownBy(() -> app.install("octo-org", "other/orders"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Repository other/orders doesn't belong to octo-org: select repositories of octo-org only");
    }
}
