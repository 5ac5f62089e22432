// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HooksTest {

    private static final String HOOKS = "/repos/octo/orders/hooks";

    @RegisterExtension
    final GitHubSimulatorExtension extension = new GitHubSimulatorExtension();

    private GitHubSimulator github;
    private SimulatedRepository repository;
    private ApiClient api;

    @BeforeEach
    void repository() {
        github = extension.simulator();
        repository = github.repository("octo/orders");
        api = ApiClient.of(github);
    }

    @Test
    void aHookIsCreatedWithGitHubsDefaults() {
        Answer answer = api.post(HOOKS, "{\"config\":{\"url\":\"https://hooks.example.test/github\"}}");

        assertThat(answer.status()).isEqualTo(201);
        JsonNode hook = answer.json();
        assertThat(hook.at("/config/content_type").textValue()).isEqualTo("form");
        assertThat(hook.at("/config/insecure_ssl").textValue()).isEqualTo("0");
        assertThat(hook.at("/config").has("secret")).isFalse();
        assertThat(hook.at("/events").toString()).isEqualTo("[\"push\"]");
        assertThat(hook.at("/active").booleanValue()).isTrue();
        assertThat(answer.header("Location")).isEqualTo(hook.at("/url").textValue());
    }

    @Test
    void aNewHookShowsEveryFieldThatGitHubDescribes() {
        repository.createHook("https://hooks.example.test/github", "secret", "push");

        JsonNode hook = api.get(HOOKS).json().get(0);

        assertThat(hook.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "type",
                        "id",
                        "name",
                        "active",
                        "events",
                        "config",
                        "updated_at",
                        "created_at",
                        "url",
                        "test_url",
                        "ping_url",
                        "deliveries_url",
                        "last_response");
        assertThat(hook.get("last_response").toString())
                .isEqualTo("{\"code\":null,\"status\":\"unused\",\"message\":null}");
        assertThat(hook.at("/config/secret").textValue()).isEqualTo("********");
        assertThat(hook.at("/deliveries_url").textValue())
                .isEqualTo(github.apiUrl() + HOOKS + "/" + hook.get("id") + "/deliveries");
    }

    @Test
    void anUpdateWithAConfigDropsASecretThatIsNotSentAgain() {
        long id = repository
                .createHook("https://hooks.example.test/github", "secret", "push")
                .id();

        Answer answer = api.patch(
                HOOKS + "/" + id, "{\"config\":{\"url\":\"https://hooks.example.test/2\",\"insecure_ssl\":1}}");

        assertThat(answer.status()).isEqualTo(200);
        SimulatedHook hook = repository.hook(id).orElseThrow();
        assertThat(hook.secret()).isNull();
        assertThat(hook.url()).isEqualTo("https://hooks.example.test/2");
        assertThat(hook.insecureSsl()).isEqualTo("1");
    }

    @Test
    void anUpdateWithoutAConfigKeepsTheSecret() {
        long id = repository
                .createHook("https://hooks.example.test/github", "secret", "push")
                .id();

        api.patch(HOOKS + "/" + id, "{\"active\":false,\"events\":[\"issues\"]}");

        SimulatedHook hook = repository.hook(id).orElseThrow();
        assertThat(hook.secret()).isEqualTo("secret");
        assertThat(hook.active()).isFalse();
        assertThat(hook.events()).containsExactly("issues");
    }

    @Test
    void eventsAreAddedAndRemovedOneByOne() {
        long id = repository
                .createHook("https://hooks.example.test/github", null, "push", "issues")
                .id();

        api.patch(HOOKS + "/" + id, "{\"add_events\":[\"release\"],\"remove_events\":[\"push\"]}");

        assertThat(repository.hook(id).orElseThrow().events()).containsExactly("issues", "release");
    }

    @Test
    void theConfigIsReadAndChangedPropertyByProperty() {
        long id = repository
                .createHook("https://hooks.example.test/github", "secret", "push")
                .id();

        Answer answer = api.patch(HOOKS + "/" + id + "/config", "{\"content_type\":\"form\"}");

        assertThat(answer.json())
                .isEqualTo(api.get(HOOKS + "/" + id + "/config").json());
        assertThat(answer.text())
                .isEqualTo("{\"content_type\":\"form\",\"insecure_ssl\":\"0\",\"secret\":\"********\","
                        + "\"url\":\"https://hooks.example.test/github\"}");
        assertThat(repository.hook(id).orElseThrow().secret()).isEqualTo("secret");
    }

    @Test
    void aDeletedHookIsGone() {
        long id =
                repository.createHook("https://hooks.example.test/github", null).id();

        assertThat(api.delete(HOOKS + "/" + id).status()).isEqualTo(204);

        assertThat(api.get(HOOKS + "/" + id).status()).isEqualTo(404);
        assertThat(repository.hooks()).isEmpty();
    }

    @Test
    void aTestPushIsSentToTheAddressThatTheHookNames() {
        long id = repository
                .createHook("https://hooks.example.test/github", null, "push")
                .id();
        String testUrl = api.get(HOOKS + "/" + id).json().get("test_url").textValue();

        assertThat(api.post(testUrl, "").status()).isEqualTo(204);

        await().until(() -> repository.deliveries(id).size() == 1);
        assertThat(repository.deliveries(id).get(0).event()).isEqualTo("push");
    }

    @Test
    void listsComeInPagesThatAreLinked() {
        for (String event : new String[] {"push", "issues", "release", "fork", "star"}) {
            repository.createHook("https://hooks.example.test/github", null, event);
        }

        Answer middle = api.get(HOOKS + "?per_page=2&page=2");

        assertThat(middle.json()).hasSize(2);
        String base = "<" + github.apiUrl() + "/repositories/" + repository.id() + "/hooks?per_page=2&page=";
        assertThat(middle.header("Link"))
                .isEqualTo(base + "1>; rel=\"prev\", " + base + "3>; rel=\"next\", " + base + "3>; rel=\"last\", "
                        + base + "1>; rel=\"first\"");
        assertThat(api.get("/repositories/" + repository.id() + "/hooks?per_page=2&page=2")
                        .json())
                .isEqualTo(middle.json());
        assertThat(api.get("/repositories/1/hooks").status()).isEqualTo(404);
        assertThat(api.get(HOOKS).find("Link")).isEmpty();
    }
}
