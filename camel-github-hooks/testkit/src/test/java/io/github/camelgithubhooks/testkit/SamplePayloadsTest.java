// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamplePayloadsTest {

    static Stream<Arguments> payloads() {
        return Stream.of(
                sample("head_commit", SamplePayloads::push),
                sample("issue", SamplePayloads::issuesOpened),
                sample("comment", SamplePayloads::issueComment),
                sample("pull_request", SamplePayloads::pullRequestOpened),
                sample("pull_request", SamplePayloads::pullRequestMerged),
                sample("release", SamplePayloads::releasePublished),
                sample("workflow_run", SamplePayloads::workflowRunCompleted),
                sample("starred_at", SamplePayloads::starCreated));
    }

    private static Arguments sample(String property, UnaryOperator<String> payload) {
        return arguments(property, payload);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aPayloadIsAsLargeAndAsCompleteAsARealOne(String property, UnaryOperator<String> payload) throws IOException {
        String json = payload.apply("acme/widgets");

        JsonNode tree = new ObjectMapper().readTree(json);
        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(5_000, 35_000);
        assertThat(tree.has(property)).isTrue();
        assertThat(tree.at("/repository/full_name").textValue()).isEqualTo("acme/widgets");
        assertThat(tree.at("/repository/hooks_url").textValue())
                .isEqualTo("https://api.github.com/repos/acme/widgets/hooks");
        assertThat(tree.at("/organization/login").textValue()).isEqualTo("acme");
        assertThat(tree.at("/sender/login").isTextual()).isTrue();
        assertThat(json).doesNotContain("octo/orders");
    }

    @Test
    void aMergedPullRequestIsAClosedOne() throws IOException {
        JsonNode tree = new ObjectMapper().readTree(SamplePayloads.pullRequestMerged("acme/widgets"));

        assertThat(tree.at("/action").textValue()).isEqualTo("closed");
        assertThat(tree.at("/pull_request/state").textValue()).isEqualTo("closed");
        assertThat(tree.at("/pull_request/merged").booleanValue()).isTrue();
        assertThat(tree.at("/pull_request/merged_by/login").isTextual()).isTrue();
        assertThat(tree.at("/pull_request/base/ref").textValue()).isEqualTo("main");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void theSameNameGivesTheSameText(String property, UnaryOperator<String> payload) {
        assertThat(payload.apply("acme/widgets"))
                .contains(property)
                .isEqualTo(payload.apply("acme/widgets"))
                .isNotEqualTo(payload.apply("acme/gadgets"));
    }
}
