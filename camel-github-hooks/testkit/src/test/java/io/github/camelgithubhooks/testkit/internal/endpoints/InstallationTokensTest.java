// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.support.AppClient;
import io.github.camelgithubhooks.testkit.support.Jwts;
import io.github.camelgithubhooks.testkit.support.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallationTokensTest {

    private static final String HOOKS = "/repos/octo-org/orders/hooks";
    private static final String NEW_HOOK = "{\"config\":{\"url\":\"https://hooks.example.test/github\"}}";

    private final SettableClock clock = new SettableClock();
    private final GitHubSimulator github =
            GitHubSimulator.builder().clock(clock).start();
    private final SimulatedApp app =
            github.app("octo-hooks", Jwts.KEYS.getPublic()).permit("repository_hooks", Access.WRITE);
    private final AppClient octo = new AppClient(github, app, clock);
    private final SimulatedRepository repository = github.repository("octo-org/orders");

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void aTokenLastsForAnHour() {
        SimulatedInstallation installation = app.install("octo-org");

        Answer answer = octo.newToken(installation, "");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("token").textValue()).matches("ghs_[A-Za-z0-9]{36}");
        assertThat(answer.text())
                .endsWith("\"expires_at\":\"2025-11-20T09:15:42Z\",\"permissions\":{\"metadata\":\"read\","
                        + "\"repository_hooks\":\"write\"},\"repository_selection\":\"all\"}");
        ApiClient client = octo.with(installation);
        clock.advance(Duration.ofMinutes(59));
        assertThat(client.get(HOOKS).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.get(HOOKS).status()).isEqualTo(401);
        assertThat(client.get(HOOKS).json().get("message").textValue()).isEqualTo("Bad credentials");
    }

    @ParameterizedTest
    @CsvSource({"401,Bad credentials", "403,Resource not accessible by integration"})
    void aNewTokenMayBeRefusedAtFirst(int status, String message) {
        app.delayTokens(Duration.ofSeconds(2), status);
        ApiClient client = octo.with(app.install("octo-org"));

        assertThat(client.get(HOOKS).status()).isEqualTo(status);
        assertThat(client.get(HOOKS).json().get("message").textValue()).isEqualTo(message);
        clock.advance(Duration.ofSeconds(2));

        assertThat(client.get(HOOKS).status()).isEqualTo(200);
    }

    @Test
    void aTestCanExpireTokens() {
        ApiClient some = octo.with(app.install("octo-org"));
        SimulatedInstallation installation = app.installForUser("mona-lisa");
        ApiClient others = octo.with(installation);
        github.repository("mona-lisa/notes");

        installation.expireTokens();
        assertThat(others.get("/repos/mona-lisa/notes/hooks").status()).isEqualTo(401);
        assertThat(some.get(HOOKS).status()).isEqualTo(200);
        github.expireInstallationTokens();

        assertThat(some.get(HOOKS).status()).isEqualTo(401);
        assertThat(ApiClient.of(github).get(HOOKS).status()).isEqualTo(200);
    }

    @Test
    void aTokenSeesTheSelectedRepositoriesOnly() {
        github.repository("octo-org/invoices");
        github.repository("other-org/orders");

        ApiClient some = octo.with(app.install("octo-org", "octo-org/orders"));
        ApiClient all = octo.with(app.install("other-org"));

        assertThat(some.get(HOOKS).status()).isEqualTo(200);
        assertThat(some.get("/repos/octo-org/invoices/hooks").status()).isEqualTo(404);
        assertThat(all.get("/repos/other-org/orders/hooks").status()).isEqualTo(200);
        assertThat(all.get(HOOKS).status()).isEqualTo(404);
    }

    @Test
    void aTokenCanHaveFewerRights() {
        SimulatedInstallation installation = app.install("octo-org").permit("contents", Access.WRITE);
        github.repository("octo-org/invoices");

        Answer answer = octo.newToken(
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
        assertThat(octo.newToken(installation, "{\"repository_ids\":[" + repository.id() + "]}")
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
    void aTokenCannotHaveMoreRightsThanItsInstallation(String body, String words) {
        Answer answer = octo.newToken(app.install("octo-org"), body.strip());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("message").textValue()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"permissions\":null}                      | 'properties/permissions', nil is not an object.",
                "{\"permissions\":{\"repository_hooks\":1}}  | 1 is not a string.",
                "{\"permissions\":{\"contents\":\"none\"}}   | not granted to this installation.",
                "{\"repositories\":\"orders\"}               | 'properties/repositories', \"orders\" is not an array.",
                "{\"repositories\":null}                     | nil is not an array.",
                "{\"repositories\":[7]}                      | 'properties/repositories/0', 7 is not a string.",
                "{\"repository_ids\":1}                      | 1 is not an array.",
                "{\"repository_ids\":[\"1\"]}                | \"1\" is not an integer.",
            })
    void aRequestForATokenHasTheDescribedTypes(String body, String words) {
        Answer answer = octo.newToken(app.install("octo-org"), body.strip());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("message").textValue()).contains(words);
    }

    @Test
    void aTokenCannotCoverARepositoryOutsideTheInstallation() {
        github.repository("octo-org/invoices");
        SimulatedInstallation installation = app.install("octo-org", "octo-org/orders");
        long other = github.repository("other-org/orders").id();

        assertThat(octo.newToken(installation, "{\"repositories\":[\"invoices\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(octo.newToken(installation, "{\"repository_ids\":[" + other + "]}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void toStringShowsNoTokens() {
        SimulatedInstallation installation = app.install("octo-org");
        String token = octo.newToken(installation, "").json().get("token").textValue();

        assertThat(installation + app.toString() + github.requests()).doesNotContain(token, "eyJ");
    }
}
