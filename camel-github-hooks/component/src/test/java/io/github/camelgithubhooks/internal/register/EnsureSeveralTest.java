// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.EnsuredHook;
import io.github.camelgithubhooks.model.EnsuredHook.Outcome;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Several hooks at once, a look before the leap, and several at the same time. */
class EnsureSeveralTest extends GitHubTestSupport {

    private static final String URL = "https://hooks.example.test/";
    private static final String FILE = """
            [
              {"config": {"url": "https://hooks.example.test/builds"}, "events": ["push"]},
              {"config": {"url": "https://hooks.example.test/triage"}, "events": ["issues", "pull_request"]},
              {"config": {"url": "https://hooks.example.test/old"}, "active": false}
            ]
            """;

    @Test
    void aListIsEnsuredOneByOne() {
        SimulatedHook there = repository.createHook(URL + "one", SECRET, "push");
        repository.createHook(URL + "two", SECRET, "push");

        Exchange exchange = send(
                uri("ensure", "webhookSecret=" + SECRET),
                List.of(
                        new Hook(new HookConfig(URL + "one", null), List.of("push")),
                        Map.of("config", Map.of("url", URL + "two"), "events", List.of("issues")),
                        "{\"config\":{\"url\":\"" + URL + "three\"},\"events\":[\"watch\"]}"));

        List<EnsuredHook> ensured = ensured(exchange);
        assertThat(ensured)
                .extracting(EnsuredHook::outcome)
                .containsExactly(Outcome.UNCHANGED, Outcome.UPDATED, Outcome.CREATED);
        assertThat(ensured.get(0).hook().id()).isEqualTo(there.id());
        assertThat(ensured.get(1).changes())
                .containsExactly(new EnsuredHook.Change("events", List.of("push"), List.of("issues")));
        assertThat(repository.hooks()).hasSize(3).allMatch(hook -> hook.secret().equals(SECRET));
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(GitHubHooksConstants.OUTCOME);
    }

    @Test
    void aStreamMayHoldAListOrAHook() {
        assertThat(ensured(send(uri("ensure"), stream(FILE)))).hasSize(3);
        assertThat(send(uri("ensure"), stream("{\"config\":{\"url\":\"" + URL + "builds\"}}"))
                        .getMessage()
                        .getHeader(GitHubHooksConstants.OUTCOME))
                .isEqualTo("unchanged");
    }

    @Test
    void aDryRunShowsThePlanAndChangesNothing() {
        repository.createHook(URL + "builds", null, "push", "watch");
        SimulatedHook old = repository.createFormHook(URL + "old", SECRET, "push");

        Exchange exchange = send(uri("ensure", "webhookSecret=" + SECRET, "dryRun=true"), FILE);

        assertThat(ensured(exchange))
                .extracting(EnsuredHook::outcome)
                .containsExactly(Outcome.UPDATED, Outcome.CREATED, Outcome.UPDATED);
        String plan = exchange.getMessage().getBody(String.class);
        assertThat(plan).doesNotContain(SECRET);
        JsonNode json = DeliveryLogTestSupport.json(plan);
        assertThat(json.at("/0/changes").toString())
                .isEqualTo("[{\"field\":\"config.secret\",\"from\":null,\"to\":\"********\"},"
                        + "{\"field\":\"events\",\"from\":[\"push\",\"watch\"],\"to\":[\"push\"]}]");
        assertThat(json.at("/1/outcome").asText()).isEqualTo("created");
        assertThat(json.at("/1/hook/config/url").asText()).isEqualTo(URL + "triage");
        assertThat(json.at("/1/hook/config/secret").asText()).isEqualTo("********");
        assertThat(json.at("/2/hook/id").asLong()).isEqualTo(old.id());
        assertThat(json.at("/2/changes").toString())
                .isEqualTo("[{\"field\":\"config.content_type\",\"from\":\"form\",\"to\":\"json\"},"
                        + "{\"field\":\"active\",\"from\":true,\"to\":false}]");
        assertThat(github.requests()).allMatch(request -> request.method().equals("GET"));
    }

    @Test
    void aDryRunOfOneHookShowsItsPlan() {
        Exchange exchange = send(uri("ensure", "hookUrl=" + URL, "dryRun=true"), null);

        assertThat(exchange.getMessage().getBody(EnsuredHook.class).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(GitHubHooksConstants.OUTCOME);
        assertThat(repository.hooks()).isEmpty();
    }

    @Test
    void aUrlMayBeDeclaredOnce() {
        assertThatThrownBy(() -> send(uri("ensure"), List.of(new HookConfig(URL, null), new HookConfig(URL, "x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ensure was given " + URL + " twice");
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void whoComesSecondTakesOverTheHookOfTheFirst() throws Exception {
        // all have looked before the first has created
        github.inject(Fault.delay(Duration.ofMillis(300)).on("POST", ".*/hooks$"));

        List<String> outcomes = atOnce(10, "events=push");

        assertThat(repository.hooks()).hasSize(1);
        assertThat(outcomes).containsOnlyOnce("created").hasSize(10).containsOnly("created", "unchanged");
    }

    @Test
    void thoseWhoWantDifferentEventsEndWithOneHookToo() throws Exception {
        // GitHub takes both, since their events differ
        github.inject(Fault.delay(Duration.ofMillis(300)).on("POST", ".*/hooks$"));

        List<String> outcomes = atOnce(2, "events=push", "events=issues");

        assertThat(repository.hooks()).hasSize(1);
        assertThat(outcomes).containsOnlyOnce("created");
    }

    @Test
    void aHookThatIsDeletedMeanwhileIsMadeAgain() {
        repository.createHook(URL, SECRET, "watch");
        github.inject(Fault.status(404).on("PATCH", ".*").times(1));

        assertThat(send(uri("ensure", "hookUrl=" + URL, "events=push"), null)
                        .getMessage()
                        .getHeader(GitHubHooksConstants.OUTCOME))
                .isEqualTo("updated");
        assertThat(repository.hooks().get(0).events()).containsExactly("push");
    }

    private List<String> atOnce(int count, String... options) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<String>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String events = options[i % options.length];
                futures.add(threads.submit(() -> send(uri("ensure", "hookUrl=" + URL, events), null)
                        .getMessage()
                        .getHeader(GitHubHooksConstants.OUTCOME, String.class)));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<EnsuredHook> ensured(Exchange exchange) {
        GitHubList<?> list = exchange.getMessage().getBody(GitHubList.class);
        return list.stream().map(EnsuredHook.class::cast).toList();
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
