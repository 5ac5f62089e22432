// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.GitHubHooksConverter;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What hooks are made and changed with: records, maps, JSON and options. */
class HookInputTest extends GitHubTestSupport {

    private static final String URL = "https://hooks.example.test/in";
    private static final String JSON =
            "{\"events\":[\"issues\"],\"config\":{\"url\":\"" + URL + "\",\"secret\":\"" + SECRET + "\"}}";

    static Stream<Arguments> hooks() {
        HookConfig config = new HookConfig(URL, SECRET);
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                arguments("a Hook", new Hook(config, List.of("issues"))),
                arguments("a Map", Map.of("events", List.of("issues"), "config", Map.of("url", URL, "secret", SECRET))),
                arguments("a Map with records", Map.of("events", List.of("issues"), "config", config)),
                arguments("a String", JSON),
                arguments("bytes", bytes),
                arguments("a stream", new ByteArrayInputStream(bytes)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hooks")
    void createTakes(String what, Object body) {
        send(uri("create", "active=true"), body);

        SimulatedHook made = repository.hooks().get(0);
        assertThat(made.url()).isEqualTo(URL);
        assertThat(made.secret()).isEqualTo(SECRET);
        assertThat(made.events()).containsExactly("issues");
        assertThat(made.contentType()).isEqualTo("json");
    }

    @Test
    void createTakesAHookConfigWithTheEventsOfTheOptions() {
        send(uri("create", "events=release, issues"), new HookConfig(URL, SECRET));

        assertThat(repository.hooks().get(0).events()).containsExactlyInAnyOrder("release", "issues");
    }

    @Test
    void theBodyWinsOverTheOptions() {
        send(uri("create", "events=release", "webhookSecret=other", "contentType=form"), JSON);

        SimulatedHook made = repository.hooks().get(0);
        assertThat(made.events()).containsExactly("issues");
        assertThat(made.secret()).isEqualTo(SECRET);
        assertThat(made.contentType()).isEqualTo("form");
    }

    @Test
    void insecureSslMayBeANumber() {
        send(uri("create"), "{\"config\":{\"url\":\"" + URL + "\",\"insecure_ssl\":1}}");

        assertThat(repository.hooks().get(0).insecureSsl()).isEqualTo("1");
    }

    @Test
    void aHookThatWasReadCanBeCreatedElsewhere() {
        SimulatedHook hook = hook("push", "issues");
        Hook body = send(uri("get", "hookId=" + hook.id()), null).getMessage().getBody(Hook.class);
        Map<String, Object> read = GitHubHooksConverter.toMap(body);
        read.put("config", Map.of("url", URL, "secret", SECRET));
        github.repository("octo/copy");

        send(uriWithoutTarget("create", "repoOwner=octo", "repoName=copy"), read);

        SimulatedHook copy = github.repository("octo/copy").hooks().get(0);
        assertThat(copy.events()).containsExactlyInAnyOrder("push", "issues");
        assertThat(copy.url()).isEqualTo(URL);
    }

    @Test
    void aHookThatWasReadCanBeUpdatedWithItsSecretInTheOptions() {
        SimulatedHook hook = hook("push");
        Hook read = send(uri("get", "hookId=" + hook.id()), null).getMessage().getBody(Hook.class);

        send(uri("update", "hookId=" + hook.id(), "webhookSecret=" + SECRET), read);

        assertThat(repository.hook(hook.id()).orElseThrow().secret()).isEqualTo(SECRET);
    }

    @Test
    void anUpdateWithoutConfigKeepsTheSecret() {
        SimulatedHook hook = hook("push");

        send(uri("update", "hookId=" + hook.id(), "webhookSecret=other"), Map.of("active", false));

        SimulatedHook updated = repository.hook(hook.id()).orElseThrow();
        assertThat(updated.secret()).isEqualTo(SECRET);
        assertThat(updated.active()).isFalse();
    }

    @Test
    void anUpdateWithConfigSendsTheSecretOfTheOptions() {
        SimulatedHook hook = hook("push");

        send(uri("update", "hookId=" + hook.id(), "webhookSecret=other", "hookUrl=" + URL), null);

        SimulatedHook updated = repository.hook(hook.id()).orElseThrow();
        assertThat(updated.secret()).isEqualTo("other");
        assertThat(updated.url()).isEqualTo(URL);
        assertThat(updated.contentType()).isEqualTo("json");
    }

    @Test
    void aSecretIsRemovedOnlyWhenTold() {
        SimulatedHook hook = hook("push");

        send(uri("update", "hookId=" + hook.id(), "allowSecretRemoval=true"), Map.of("config", Map.of("url", URL)));

        assertThat(repository.hook(hook.id()).orElseThrow().secret()).isNull();
    }

    @Test
    void aConfigThatWasReadCanBeWrittenWithoutItsMask() {
        SimulatedHook hook = hook("push");
        HookConfig read =
                send(uri("getConfig", "hookId=" + hook.id()), null).getMessage().getBody(HookConfig.class);

        send(uri("updateConfig", "hookId=" + hook.id()), read);

        assertThat(repository.hook(hook.id()).orElseThrow().secret()).isEqualTo(SECRET);
    }

    @Test
    void updateConfigTakesTheSecretOfTheOptions() throws Exception {
        SimulatedHook hook = hook("push");

        send(uri("updateConfig", "hookId=" + hook.id(), "webhookSecret=new"), null);

        assertThat(new JsonMapper().readTree(request().body()))
                .isEqualTo(new JsonMapper().readTree("{\"secret\":\"new\"}"));
    }

    @Test
    void aDispatchMayHaveNoPayload() {
        send(uri("dispatch", "eventType=from-option"), null, Map.of(GitHubHooksConstants.EVENT_TYPE, "from-header"));

        assertThat(repository.dispatches()).singleElement().satisfies(sent -> {
            assertThat(sent.eventType()).isEqualTo("from-header");
            assertThat(sent.clientPayload()).isEqualTo("{}");
        });
    }
}
