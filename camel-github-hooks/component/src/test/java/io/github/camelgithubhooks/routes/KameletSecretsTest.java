// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.support.RoutesTestSupport;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets of many characters reach the endpoint behind a Kamelet as they are, and options without a value are left out. */
class KameletSecretsTest extends RoutesTestSupport {

    static List<String> secrets() {
        return List.of("a+b&c%d=e #f", "#a%2Bb}c{d)?x=1", "${body}\\\"'ü€😀,;:/|");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void ofAPropertyOfTheKamelet(String secret) throws Exception {
        property("camel.kamelet.github-hooks-receive-source.webhookSecret", secret);
        start("kamelet:github-hooks-receive-source");

        assertThat(delivery().secret(secret).send().status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#bean:a{{b}}c&100%25", "RAW($simple{body})"})
    void ofAFile(String secret, @TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), secret);
        start("kamelet:github-hooks-receive-source?webhookSecret=file:" + file);

        assertThat(delivery().secret(secret).send().status()).isEqualTo(202);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void ofAPlaceholderInYaml(String secret) throws Exception {
        property("odd", secret);
        loadText("odd.yaml", """
                - route:
                    from:
                      uri: kamelet:github-hooks-receive-source
                      parameters:
                        webhookSecret: "RAW({{odd}})"
                      steps:
                        - to:
                            uri: mock:events
                """);

        assertThat(delivery().secret(secret).send().status()).isEqualTo(202);
    }

    @Test
    void aPlaceholderWithoutRawIsTakenApartAndTheErrorSaysSo() {
        property("odd", "a&b");

        assertThatThrownBy(() -> start("kamelet:github-hooks-receive-source?webhookSecret={{odd}}"))
                .hasStackTraceContaining("in RAW(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b&c%d=e#f", "a%2Bb}c{d),;:/|$"})
    void ofASink(String token) {
        property("camel.kamelet.github-hooks-dispatch-sink.oauthToken", token);
        property("camel.kamelet.github-hooks-dispatch-sink.apiUrl", github.apiUrl());
        try {
            send("kamelet:github-hooks-dispatch-sink?repoOwner=octo&repoName=hello&eventType=deploy", "{}");
        } catch (RuntimeException e) {
            // GitHub doesn't know the token
        }

        assertThat(github.requests())
                .extracting(RecordedRequest::headers)
                .first()
                .satisfies(headers -> assertThat(headers.toString()).contains("Bearer " + token));
    }

    @Test
    void emptyValuesAreLeftOut() throws Exception {
        property("empty", "");
        loadText("empty.yaml", """
                - route:
                    from:
                      uri: kamelet:github-hooks-receive-source
                      parameters:
                        webhookSecret: "{{github.secret}}"
                        previousWebhookSecret: "{{empty}}"
                        events: ""
                        hookId: "{{empty}}"
                        repoOwner: ""
                        oauthToken: "{{empty}}"
                        allowedSources: "{{empty}}"
                      steps:
                        - to:
                            uri: mock:events
                """);

        assertThat(delivery().send().status()).isEqualTo(202);
        assertThat(delivery().secret(null).send().status()).isEqualTo(401);
    }

    @Test
    void anEmptyStateDirectoryIsRefused() {
        assertThatThrownBy(() -> start("kamelet:github-hooks-receive-source/log?webhookSecret=x&stateDirectory="))
                .hasStackTraceContaining("stateDirectory is empty");
    }

    private void start(String kamelet) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(kamelet).to("mock:events");
            }
        });
    }
}
