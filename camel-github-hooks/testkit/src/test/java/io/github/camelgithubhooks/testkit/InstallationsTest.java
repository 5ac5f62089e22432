// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallationsTest {

    private static final String HOOKS = "/repos/octo-org/orders/hooks";
    private static final String NEW_HOOK = "{\"config\":{\"url\":\"https://hooks.example.test/github\"}}";

    private final SettableClock clock = new SettableClock();
    private final GitHubSimulator github =
            GitHubSimulator.builder().clock(clock).start();
    private final SimulatedApp app =
            github.app("octo-hooks", Jwts.KEYS.getPublic()).permit("repository_hooks", Access.WRITE);
    private final SimulatedRepository repository = github.repository("octo-org/orders");

    @AfterEach
    void close() {
        github.close();
    }

    private ApiClient jwt() {
        return ApiClient.of(github).as("Bearer " + Jwts.of(app, clock.instant()));
    }

    private Answer newToken(SimulatedInstallation installation, String body) {
        return jwt().post("/app/installations/" + installation.id() + "/access_tokens", body);
    }

    private ApiClient with(SimulatedInstallation installation) {
        return ApiClient.of(github)
                .as("Bearer " + newToken(installation, "").json().get("token").textValue());
    }

    @Test
    void anInstallationIsFoundByItsRepositoryItsAccountAndItsId() {
        SimulatedInstallation first = app.install("octo-org", "octo-org/orders");
        SimulatedInstallation second = app.installForUser("mona-lisa");
        github.repository("octo-org/invoices");

        JsonNode shown = jwt().get("/repos/octo-org/orders/installation").json();

        assertThat(shown.get("id").longValue()).isEqualTo(first.id());
        assertThat(jwt().get("/app/installations/" + first.id()).json()).isEqualTo(shown);
        assertThat(jwt().get("/orgs/octo-org/installation").json()).isEqualTo(shown);
        assertThat(jwt().get("/users/mona-lisa/installation").json().get("id").longValue())
                .isEqualTo(second.id());
        assertThat(jwt().get("/app/installations").json())
                .extracting(json -> json.get("id").longValue())
                .containsExactly(first.id(), second.id());
        assertThat(jwt().get("/repos/octo-org/invoices/installation").status()).isEqualTo(404);
        assertThat(jwt().get("/repos/octo-org/nothing/installation").status()).isEqualTo(404);
        assertThat(jwt().get("/orgs/other-org/installation").status()).isEqualTo(404);
        assertThat(jwt().get("/users/octo-org/installation").status()).isEqualTo(404);
        assertThat(jwt().get("/app/installations/1").status()).isEqualTo(404);
    }

    @Test
    void anInstallationShowsEveryFieldThatGitHubDescribes() {
        SimulatedInstallation installation = app.install("octo-org", "octo-org/orders");

        JsonNode json = jwt().get("/app/installations/" + installation.id()).json();

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
    void aTokenLastsForAnHour() {
        SimulatedInstallation installation = app.install("octo-org");

        Answer answer = newToken(installation, "");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("token").textValue()).matches("ghs_[A-Za-z0-9]{36}");
        assertThat(answer.text())
                .endsWith("\"expires_at\":\"2025-11-20T09:15:42Z\",\"permissions\":{\"metadata\":\"read\","
                        + "\"repository_hooks\":\"write\"},\"repository_selection\":\"all\"}");
        ApiClient client = with(installation);
        clock.advance(Duration.ofMinutes(59));
        assertThat(client.get(HOOKS).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.get(HOOKS).status()).isEqualTo(401);
        assertThat(client.get(HOOKS).json().get("message").textValue()).isEqualTo("Bad credentials");
    }

    @Test
    void tokensExpireWhenTheTestSaysSo() {
        ApiClient some = with(app.install("octo-org"));
        SimulatedInstallation installation = app.installForUser("mona-lisa");
        ApiClient others = with(installation);
        github.repository("mona-lisa/notes");

        installation.expireTokens();
        assertThat(others.get("/repos/mona-lisa/notes/hooks").status()).isEqualTo(401);
        assertThat(some.get(HOOKS).status()).isEqualTo(200);
        github.expireInstallationTokens();

        assertThat(some.get(HOOKS).status()).isEqualTo(401);
        assertThat(ApiClient.of(github).get(HOOKS).status()).isEqualTo(200);
    }

    @Test
    void aMissingPermissionIsNamed() {
        SimulatedInstallation installation = app.install("octo-org").permit("repository_hooks", Access.READ);
        ApiClient reader = with(installation);

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
        assertThat(with(installation).post(HOOKS, NEW_HOOK).status()).isEqualTo(201);
        assertThat(with(installation)
                        .post("/repos/octo-org/orders/dispatches", "{\"event_type\":\"go\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void organizationHooksTakeAPermissionOfTheirOwn() {
        SimulatedInstallation installation = app.install("octo-org");
        github.organization("other-org");

        assertThat(with(installation).get("/orgs/octo-org/hooks").status()).isEqualTo(403);

        installation.permit("organization_hooks", Access.WRITE);
        assertThat(with(installation).get("/orgs/octo-org/hooks").status()).isEqualTo(200);
        assertThat(with(installation).get("/orgs/other-org/hooks").status()).isEqualTo(403);
    }

    @Test
    void aTokenSeesTheSelectedRepositoriesOnly() {
        github.repository("octo-org/invoices");
        github.repository("other-org/orders");

        ApiClient some = with(app.install("octo-org", "octo-org/orders"));
        ApiClient all = with(app.install("other-org"));

        assertThat(some.get(HOOKS).status()).isEqualTo(200);
        assertThat(some.get("/repos/octo-org/invoices/hooks").status()).isEqualTo(404);
        assertThat(all.get("/repos/other-org/orders/hooks").status()).isEqualTo(200);
        assertThat(all.get(HOOKS).status()).isEqualTo(404);
    }

    @Test
    void aTokenIsMadeForLess() {
        SimulatedInstallation installation = app.install("octo-org").permit("contents", Access.WRITE);
        github.repository("octo-org/invoices");

        Answer answer = newToken(
                installation, "{\"repositories\":[\"orders\"],\"permissions\":{\"repository_hooks\":\"read\"}}");

        assertThat(answer.json().get("repository_selection").textValue()).isEqualTo("selected");
        assertThat(answer.json().at("/repositories/0/full_name").textValue()).isEqualTo("octo-org/orders");
        assertThat(answer.json().get("permissions").toString())
                .isEqualTo("{\"metadata\":\"read\",\"repository_hooks\":\"read\"}");
        ApiClient less =
                ApiClient.of(github).as("token " + answer.json().get("token").textValue());
        assertThat(less.get(HOOKS).status()).isEqualTo(200);
        assertThat(less.post(HOOKS, NEW_HOOK).status()).isEqualTo(403);
        assertThat(less.get("/repos/octo-org/invoices/hooks").status()).isEqualTo(404);
        assertThat(newToken(installation, "{\"repository_ids\":[" + repository.id() + "]}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"permissions\":{\"administration\":\"write\"}}    | not granted to this installation.",
                "{\"permissions\":{\"repository_hooks\":\"admin\"}}  | not granted to this installation.",
                "{\"repositories\":[\"nothing\"]}                    | at least one repository that does not exist",
                "{\"repository_ids\":[1]}                            | at least one repository that does not exist",
            })
    void aTokenIsNotMadeForMore(String body, String words) {
        Answer answer = newToken(app.install("octo-org"), body.strip());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("message").textValue()).contains(words);
    }

    @Test
    void aSuspendedInstallationIsForbiddenUntilItIsNotAnyMore() {
        SimulatedInstallation installation = app.install("octo-org");
        ApiClient client = with(installation);
        installation.suspend();

        Answer refused = newToken(installation, "");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
                .isEqualTo("{\"message\":\"This installation has been suspended\",\"documentation_url\":"
                        + "\"https://docs.github.com/rest/reference/apps#create-an-installation-access-token-for-an-app\","
                        + "\"status\":\"403\"}");
        assertThat(client.get(HOOKS).status()).isEqualTo(403);
        assertThat(jwt().get("/app/installations/" + installation.id())
                        .json()
                        .get("suspended_at")
                        .textValue())
                .isEqualTo("2025-11-20T08:15:42Z");
        installation.unsuspend();
        assertThat(newToken(installation, "").status()).isEqualTo(201);
        assertThat(client.get(HOOKS).status()).isEqualTo(200);
    }

    @Test
    void anUninstalledAppHasNothingThere() {
        SimulatedInstallation installation = app.install("octo-org");
        ApiClient client = with(installation);

        installation.uninstall();

        assertThat(client.get(HOOKS).status()).isEqualTo(401);
        assertThat(newToken(installation, "").status()).isEqualTo(404);
        assertThat(app.installations()).isEmpty();
    }

    @Test
    void anAppSeesItsOwnInstallationsOnly() {
        SimulatedApp other = github.app("other-app", Jwts.KEYS.getPublic());
        SimulatedInstallation installation = other.install("octo-org");

        assertThat(newToken(installation, "").status()).isEqualTo(404);
        assertThat(jwt().get("/orgs/octo-org/installation").status()).isEqualTo(404);
    }

    @Test
    void aRepositoryOfAnotherAccountCannotBeSelected() {
        assertThatThrownBy(() -> app.install("octo-org", "other/orders"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Only repositories of octo-org can be selected there, not other/orders");
    }

    @Test
    void textsShowNoTokens() {
        SimulatedInstallation installation = app.install("octo-org");
        String token = newToken(installation, "").json().get("token").textValue();

        assertThat(installation + app.toString() + github.requests()).doesNotContain(token, "eyJ");
    }
}
