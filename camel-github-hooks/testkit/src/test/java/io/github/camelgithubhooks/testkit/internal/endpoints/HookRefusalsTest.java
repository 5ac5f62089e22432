// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GitHubSimulatorExtension.class)
class HookRefusalsTest {

    private static final String HOOKS = "/repos/octo/orders/hooks";
    private static final String URL = "https://hooks.example.test/github";

    private SimulatedRepository repository;
    private ApiClient api;

    @BeforeEach
    void repository(GitHubSimulator github) {
        repository = github.repository("octo/orders");
        api = ApiClient.of(github);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"config\":                                           | 400 | Problems parsing JSON",
                "[]                                                     | 400 | Body should be a JSON object",
                "{}                                                     | 422 | Config must contain URL for webhooks",
                "{\"config\":{}}                                        | 422 | Config must contain URL for webhooks",
                "{\"config\":{\"url\":\"hooks.example.test\"}}          | 422 | url is missing a scheme",
                "{\"config\":{\"url\":\"ftp://hooks.example.test\"}}    | 422 | url must use http(s) scheme",
                "{\"config\":{\"url\":\"https://a b\"}}                 | 422 | is not valid",
                "{\"config\":{\"url\":\"https://h.test\",\"content_type\":\"xml\"}} | 422 | Content type",
                "{\"config\":{\"url\":\"https://h.test\",\"insecure_ssl\":2}}       | 422 | Insecure ssl",
                "{\"config\":{\"url\":\"https://h.test\"},\"events\":[\"pushed\"]}  | 422 | pushed",
                "{\"config\":{\"url\":\"https://h.test\"},\"events\":\"push\"}      | 422 | \"push\" is not an array.",
                "{\"config\":{\"url\":\"https://h.test\"},\"active\":\"yes\"}       | 422 | \"yes\" is not a boolean.",
                "{\"config\":{\"url\":\"https://h.test\"},\"wobble\":1}             | 422 | is not a permitted key.",
                "{\"config\":{\"url\":\"https://h.test\"},\"name\":\"irc\"}         | 422 | \"field\":\"name\"",
                "{\"config\":{\"url\":\"https://h.test\"},\"name\":null}            | 422 | /name', nil is not a string.",
                "{\"config\":{\"url\":\"https://h.test\",\"secret\":null}}          | 422 | nil is not a string.",
                "{\"config\":null}                                      | 422 | nil is not an object.",
            })
    void anInvalidBodyIsRefused(String body, int status, String words) {
        Answer answer = api.post(HOOKS, body.strip());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text().replace("\\\"", "\"")).contains(words);
        assertThat(answer.json().get("documentation_url").textValue()).startsWith("https://docs.github.com/rest/");
        assertThat(answer.json().get("status").textValue()).isEqualTo(Integer.toString(status));
        assertThat(repository.hooks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.3.2.1", "[::1]", "0.0.0.0", "app.localhost"})
    void aLoopbackAddressIsRefused(String host) {
        Answer answer = api.post(HOOKS, "{\"config\":{\"url\":\"http://" + host + ":8080/github\"}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/message").textValue())
                .isEqualTo("Sorry, the URL host " + host
                        + " is not supported because it isn't reachable over the public Internet");
    }

    @Test
    void aSecondHookWithTheSameConfigAndAnOverlappingEventIsRefusedAsGitHubDoes() {
        repository.createHook(URL, null, "push", "issues");

        Answer answer = api.post(
                HOOKS,
                "{\"config\":{\"url\":\"" + URL + "\",\"content_type\":\"json\"},\"events\":[\"issues\",\"release\"]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .isEqualTo("{\"message\":\"Validation Failed\",\"errors\":[{\"resource\":\"Hook\",\"code\":\"custom\","
                        + "\"message\":\"Hook already exists on this repository\"}],\"documentation_url\":"
                        + "\"https://docs.github.com/rest/repos/webhooks#create-a-repository-webhook\","
                        + "\"status\":\"422\"}");
    }

    @Test
    void anUpdateCannotMakeTwoHooksOverlap() {
        repository.createHook(URL, null, "push");
        long other = repository.createHook(URL, null, "issues").id();

        Answer answer = api.patch(HOOKS + "/" + other, "{\"add_events\":[\"push\"]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(repository.hook(other).orElseThrow().events()).containsExactly("issues");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/config|{\"secret\":null}",
                "|{\"config\":{\"content_type\":\"json\"}}",
                "/config|{\"url\":\"\"}"
            })
    void anInvalidUpdateIsRefused(String pathAndBody) {
        SimulatedHook before = repository.createHook(URL, "secret", "push");
        String[] parts = pathAndBody.split("\\|", 2);

        assertThat(api.patch(HOOKS + "/" + before.id() + parts[0], parts[1]).status())
                .isEqualTo(422);

        assertThat(repository.hook(before.id())).contains(before);
    }

    /**
     * GitHub's description forbids further properties for new repository hooks and for their {@code config} only, not
     * for updates.
     */
    @ParameterizedTest
    @CsvSource({"/config,422", "'',200"})
    void aConfigHasNoUnknownProperties(String path, int status) {
        long id = repository.createHook(URL, null, "push").id();

        assertThat(api.patch(HOOKS + "/" + id + path, "{\"color\":1}").status()).isEqualTo(status);
    }

    @Test
    void anUpdateMayRepeatTheCurrentSettings() {
        long id = repository.createHook(URL, null, "push").id();

        assertThat(api.patch(HOOKS + "/" + id, "{\"events\":[\"push\"]}").status())
                .isEqualTo(200);
    }

    @Test
    void theTwentyFirstHookOfAnEventIsRefused() {
        for (int i = 0; i < 20; i++) {
            repository.createHook(URL + i, null, "push");
        }

        assertThatThrownBy(() -> repository.createHook(URL, null, "push"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("event cannot have more than 20 hooks");
        assertThat(repository.createHook(URL, null, "issues").events()).containsExactly("issues");
    }

    @Test
    void everyEventOverTheLimitIsNamedAndTheLimitIsASetting() {
        try (GitHubSimulator other = GitHubSimulator.builder().hooksPerEvent(1).start()) {
            other.repository("octo/orders").createHook(URL, null, "push", "issues");

            Answer answer = ApiClient.of(other)
                    .post(HOOKS, "{\"config\":{\"url\":\"" + URL + "2\"},\"events\":[\"push\",\"star\",\"issues\"]}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().get("errors"))
                    .extracting(error -> error.get("message").textValue())
                    .containsExactly(
                            "The \"push\" event cannot have more than 1 hooks",
                            "The \"issues\" event cannot have more than 1 hooks");
        }
    }

    @Test
    void anUpdateCannotMakeTheTwentyFirstHookOfAnEvent() {
        for (int i = 0; i < 20; i++) {
            repository.createHook(URL + i, null, "push");
        }
        long other = repository.createHook(URL, null, "issues").id();

        assertThat(api.patch(HOOKS + "/" + other, "{\"events\":[\"push\"]}").status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "abc", "99999999999999999999"})
    void anUnknownHookIsNotFound(String id) {
        assertThat(api.get(HOOKS + "/" + id).status()).isEqualTo(404);
        assertThat(api.patch(HOOKS + "/" + id, "{}").status()).isEqualTo(404);
        assertThat(api.delete(HOOKS + "/" + id).status()).isEqualTo(404);
    }
}
