// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.support.RoutesTestSupport;
import io.github.camelgithubhooks.support.Warnings;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that a route fails on are stored elsewhere, or stay in GitHub's log. */
class DeadLettersTest extends RoutesTestSupport {

    private static final String WARNING = "If the dead letter endpoint of route events fails";

    @TempDir
    private Path directory;

    @BeforeEach
    void failing() throws Exception {
        property("work", "direct:work");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:work")
                        .routeId("work")
                        .errorHandler(noErrorHandler())
                        .throwException(new IllegalStateException("boom"));
            }
        });
    }

    @Test
    void aFailedEventIsAFileWithItsGuidAndAnotherWithItsHeaders() throws Exception {
        property("failed.directory", directory);
        try (Warnings warnings = Warnings.andInfoOfAll()) {
            load("dead-letters.yaml");
            assertThat(warnings.with(WARNING)).isEmpty();

            assertThat(delivery().guid("g1").send().status()).isEqualTo(202);

            assertThat(warnings.with("Event g1 is a dead letter: java.lang.IllegalStateException: boom, at 20"))
                    .hasSize(1);
        }

        assertThat(directory.resolve("g1.json")).hasContent(PUSH);
        JsonNode headers = json(Files.readString(directory.resolve("g1.headers.json")));
        assertThat(headers.path("CamelGitHubHooksEvent").asText()).isEqualTo("push");
        assertThat(headers.path("failure").asText()).startsWith("java.lang.IllegalStateException: boom, at 20");
    }

    @Test
    void aStoredEventIsReadAgainFromTheLog() throws Exception {
        SimulatedHook hook = listening("push");
        String guid = realPush(7).guid();
        Path again = Files.createDirectory(directory.resolve("again"));
        Files.writeString(again.resolve(guid + ".json"), "{}");
        property("failed.directory", directory);
        property("github.hook", hook.id());
        property("work", "mock:again");

        load("dead-letters-again.yaml");

        mock("again").expectedMessageCount(1);
        mock("again").assertIsSatisfied();
        Message event = mock("again").getReceivedExchanges().get(0).getMessage();
        assertThat(event.getBody(String.class)).contains("\"number\":7");
        assertThat(event.getHeader("CamelGitHubHooksDeliveryGuid")).isEqualTo(guid);
        assertThat(event.getHeader("CamelGitHubHooksReplay")).isEqualTo(true);
    }

    @Test
    void anEventThatCannotBeStoredIsAFailure() throws Exception {
        property("failed.directory", Files.createFile(directory.resolve("file")));
        load("dead-letters.yaml");

        assertThat(delivery().send().status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChannelThatSwallowsItsOwnFailureIsSaidAtStart(boolean swallows) throws Exception {
        try (Warnings warnings = new Warnings()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(deadLetterChannel("direct:nobody?block=false").deadLetterHandleNewException(swallows));
                    from("github-hooks:receive?webhookSecret={{github.secret}}")
                            .routeId("events")
                            .to("direct:work");
                }
            });

            assertThat(warnings.with(WARNING)).hasSize(swallows ? 1 : 0);
        }
        assertThat(delivery().send().status()).isEqualTo(swallows ? 202 : 500);
    }
}
