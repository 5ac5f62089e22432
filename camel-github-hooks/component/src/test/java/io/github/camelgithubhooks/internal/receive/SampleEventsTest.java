// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.TestKeys;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The testkit's sample of every event, delivered to the kinds of hooks that GitHub describes for it. */
class SampleEventsTest {

    private static final String NAME = "octo/orders";
    private static final String URL = "https://hooks.example.test/github";
    private static final Set<String> KINDS = Set.of("repository", "organization", "app");

    /** Sent to Apps without a subscription. */
    private static final Set<String> ALWAYS_TO_APPS =
            Set.of("github_app_authorization", "installation", "installation_repositories");

    private final GitHubSimulator github = GitHubSimulator.start();
    private Map<String, List<String>> kindsByEvent;
    private HookServer server;

    @BeforeEach
    void hooks() throws Exception {
        kindsByEvent = kindsByEvent();
        server = HookServer.receiving("guidScope=hook");
        github.route("https://hooks.example.test", server.url().getPort());
        github.repository(NAME).createHook(URL, HookServer.SECRET, "*");
        github.organization("octo").createHook(URL, HookServer.SECRET, "*");
        String[] ofApps = kindsByEvent.keySet().stream()
                .filter(event -> kindsByEvent.get(event).contains("app") && !ALWAYS_TO_APPS.contains(event))
                .toArray(String[]::new);
        SimulatedApp app = github.app("octo-hooks", TestKeys.OURS.getPublic());
        app.createHook(URL, HookServer.SECRET, ofApps);
        app.install("octo");
    }

    @AfterEach
    void close() {
        server.close();
        github.close();
    }

    @Test
    void everySampleArrivesFromEachKindOfHook() {
        SoftAssertions softly = new SoftAssertions();

        kindsByEvent.forEach((event, kinds) -> {
            int before = server.received().size();

            List<SimulatedDelivery> deliveries = github.emit(event, SamplePayloads.of(event, NAME));

            softly.assertThat(deliveries).as(event).hasSameSizeAs(kinds).allMatch(sent -> sent.statusCode() == 202);
            Stream<Exchange> arrived = server.received().stream().skip(before);
            softly.assertThat(arrived.map(exchange -> exchange.getMessage().getHeader(GitHubHooksConstants.EVENT)))
                    .as(event)
                    .hasSameSizeAs(kinds)
                    .allMatch(event::equals);
        });

        softly.assertAll();
    }

    /** Returns the kinds of hooks by event. A ping is for one hook, so nobody emits it. */
    private static Map<String, List<String>> kindsByEvent() throws IOException {
        try (InputStream in = GitHubSimulator.class.getResourceAsStream("webhook-events.json")) {
            JsonNode events = new ObjectMapper().readTree(in).get("events");
            return events.propertyStream()
                    .filter(event -> !event.getKey().equals("ping"))
                    .collect(Collectors.toMap(Map.Entry::getKey, event -> event.getValue()
                            .get("hooks")
                            .valueStream()
                            .map(JsonNode::textValue)
                            .filter(KINDS::contains)
                            .toList()));
        }
    }
}
