// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A sample of every event that GitHub describes, with every action.
 *
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
class SampleTemplatesTest {

    private static final String NAME = "octo/orders";
    private static final int LARGEST = 40_000;

    /** The samples that have a method of their own. */
    private static final Map<String, List<UnaryOperator<String>>> NAMED = Map.of(
            "push", List.of(SamplePayloads::push),
            "issues", List.of(SamplePayloads::issuesOpened),
            "issue_comment", List.of(SamplePayloads::issueComment),
            "pull_request", List.of(SamplePayloads::pullRequestOpened, SamplePayloads::pullRequestMerged),
            "release", List.of(SamplePayloads::releasePublished),
            "workflow_run", List.of(SamplePayloads::workflowRunCompleted),
            "star", List.of(SamplePayloads::starCreated));

    private static Stream<String[]> events() throws IOException {
        try (InputStream in =
                SampleTemplates.class.getResourceAsStream("/io/github/camelgithubhooks/testkit/webhook-events.json")) {
            List<String[]> all = new ArrayList<>();
            for (Map.Entry<String, JsonNode> event :
                    Json.parse(in.readAllBytes()).get("events").properties()) {
                JsonNode actions = event.getValue().get("actions");
                actions.forEach(action -> all.add(new String[] {event.getKey(), action.textValue()}));
                if (actions.isEmpty()) {
                    all.add(new String[] {event.getKey(), null});
                }
            }
            return all.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventHasASampleWithEachAction(String event, String action) {
        String text = action == null ? SamplePayloads.of(event, NAME) : SamplePayloads.of(event, action, NAME);

        ObjectNode payload = Json.payload(text.getBytes(StandardCharsets.UTF_8));
        assertThat(payload.path("action").textValue()).isEqualTo(action);
        assertThat(text).hasSizeLessThan(LARGEST).doesNotContain("{owner}", "{repo}");
        if (payload.has("repository")) {
            assertThat(payload.at("/repository/full_name").textValue()).isEqualTo(NAME);
        }
    }

    @Test
    void theUsualActionNeedsNoName() {
        assertThat(SamplePayloads.of("issues", NAME)).isEqualTo(SamplePayloads.of("issues", "opened", NAME));
        assertThat(SamplePayloads.of("push", NAME)).isEqualTo(SamplePayloads.push(NAME));
    }

    @Test
    void aClosedPullRequestWasMerged() {
        JsonNode payload = Json.value(SamplePayloads.of("pull_request", "closed", NAME));

        assertThat(payload.get("action").textValue()).isEqualTo("closed");
        assertThat(payload.at("/pull_request/merged").booleanValue()).isTrue();
        assertThat(payload.at("/pull_request/state").textValue()).isEqualTo("closed");
        assertThat(payload.at("/pull_request/merged_by/login").textValue()).isEqualTo("mona-lisa");
    }

    @Test
    void whatGitHubDoesNotDescribeHasNoSample() {
        assertThatThrownBy(() -> SamplePayloads.of("pushed", NAME))
                .hasMessageContaining("no sample of the event pushed");
        assertThatThrownBy(() -> SamplePayloads.of("../push", NAME)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SamplePayloads.of("issues", "made", NAME))
                .hasMessageContaining("no sample of issues with the action made");
        assertThatThrownBy(() -> SamplePayloads.of("issues", "orders")).hasMessageContaining("owner/name");
    }

    /** With {@code -Dgithub.descriptions=FOLDER}, checks every sample against the schema of its payload. */
    @Test
    @EnabledIfSystemProperty(named = "github.descriptions", matches = ".+")
    void everySampleIsValidByGitHubsDescription() throws IOException {
        Path folder = Path.of(System.getProperty("github.descriptions"));
        Map<String, String> problems = new TreeMap<>();
        List<String> checked = new ArrayList<>();
        for (String file : List.of("api.github.com.json", "ghec.json", "ghes-3.19.json")) {
            JsonNode description = Json.parse(Files.readAllBytes(folder.resolve(file)));
            List<String> described = new ArrayList<>();
            for (JsonNode webhook : description.get("x-webhooks")) {
                PayloadSchema schema = new PayloadSchema(
                        description, webhook.at("/post/requestBody/content/application~1json/schema"));
                String event =
                        webhook.at("/post/x-github/subcategory").textValue().replace('-', '_');
                if (!checked.contains(event)) {
                    for (JsonNode payload : samples(event, schema)) {
                        List<String> found = schema.problems(payload);
                        if (!found.isEmpty()) {
                            problems.put(event + " " + payload.path("action"), found.toString());
                        }
                    }
                    described.add(event);
                }
            }
            checked.addAll(described);
        }

        assertThat(checked).hasSizeGreaterThan(290);
        assertThat(problems).isEmpty();
    }

    /** Returns all samples of an event with the action that a schema is for. */
    private static List<JsonNode> samples(String event, PayloadSchema schema) {
        JsonNode usual = Json.value(sample(event, schema));
        List<JsonNode> all = new ArrayList<>(List.of(usual));
        NAMED.getOrDefault(event, List.of()).stream()
                .map(named -> Json.value(named.apply(NAME)))
                .filter(payload -> payload.path("action").equals(usual.path("action")))
                .forEach(all::add);
        return all;
    }

    private static String sample(String event, PayloadSchema schema) {
        JsonNode rule = schema.resolved(schema.schema());
        JsonNode first = rule.has("oneOf") ? schema.resolved(rule.get("oneOf").get(0)) : rule;
        JsonNode action = schema.resolved(first.at("/properties/action"));
        return event.equals("repository_dispatch") || !action.has("enum")
                ? SamplePayloads.of(event, NAME)
                : SamplePayloads.of(event, action.get("enum").get(0).textValue(), NAME);
    }
}
