// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.support.InsightTestSupport;
import io.github.camelgithubhooks.testkit.SignedSender;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The developer console shows how things are, and no secret. */
class GitHubHooksConsoleTest extends InsightTestSupport {

    @Test
    void aReceiverTellsWhatBecameOfDeliveries() throws Exception {
        receive();
        push(2);
        push(13);

        JsonNode receiver = read().get("consumers").get(0);
        assertThat(receiver.get("route").asText()).isEqualTo("receive");
        assertThat(receiver.get("operation").asText()).isEqualTo("receive");
        assertThat(receiver.get("scope").asText()).isEqualTo("/repos/octo/hello");
        assertThat(receiver.get("hookId").asLong()).isEqualTo(hook.id());
        assertThat(receiver.get("hookUrl").asText()).isEqualTo("https://hooks.example.test/github");
        assertThat(receiver.get("path").asText()).isEqualTo("/github");
        assertThat(receiver.get("accepted").asInt()).isEqualTo(1);
        assertThat(receiver.get("released").asInt()).isEqualTo(1);
        assertThat(receiver.get("duplicates").asInt()).isZero();
        assertThat(receiver.get("refused").asInt()).isZero();
        assertThat(receiver.get("answers").get("done").asInt()).isEqualTo(1);
        assertThat(receiver.get("lastDelivery").get("event").asText()).isEqualTo("push");
    }

    @Test
    void refusalsAndDuplicatesAreToldApart() throws Exception {
        receive();
        redeliver(hook, push(2));
        SignedSender.to(url).secret("guessed").send();

        await().untilAsserted(() -> {
            JsonNode receiver = read().get("consumers").get(0);
            assertThat(receiver.get("accepted").asInt()).isEqualTo(1);
            assertThat(receiver.get("duplicates").asInt()).isEqualTo(1);
            assertThat(receiver.get("refused").asInt()).isEqualTo(1);
            assertThat(receiver.get("answers").get("signature wrong").asInt()).isEqualTo(1);
        });
    }

    @Test
    void theLastRefusalsAreListedWithTheirReasons() throws Exception {
        receive();
        push(2);
        for (int time = 0; time < 51; time++) {
            SignedSender.to(url).secret("guessed").send();
        }

        await().untilAsserted(() -> assertThat(
                        read().get("consumers").get(0).get("refused").asInt())
                .isEqualTo(51));
        JsonNode refusals = read().get("consumers").get(0).get("refusals");
        assertThat(refusals).hasSize(50);
        assertThat(refusals.get(0).get("status").asInt()).isEqualTo(401);
        assertThat(refusals.get(0).get("why").asText()).isEqualTo("signature wrong, from 127.0.0.1");
        assertThat(refusals.get(0).get("guid").asText()).isNotEmpty();
        assertThat(refusals.get(0).get("at").asText()).startsWith("20");
    }

    @Test
    void theLogTellsHowFarItIsRead() throws Exception {
        receive();
        push(13);
        await().until(() -> log().get("failed").asInt() == 1);

        JsonNode log = log();
        assertThat(log.get("hook").asText()).isEqualTo("/repos/octo/hello/hooks/" + hook.id());
        assertThat(log.get("outcomes").get("done").asInt()).isEqualTo(1);
        assertThat(log.get("outcomes").get("failed").asInt()).isPositive();
        assertThat(log.get("backlog").asInt()).isEqualTo(1);
        assertThat(log.get("givenUp").asInt()).isZero();
        assertThat(log.get("lagSeconds").asLong()).isNotNegative();
        assertThat(log.has("oldest")).isTrue();
        assertThat(log.has("lookedAt")).isTrue();
        assertThat(log.get("lastDelivery").get("guid").asText()).isNotEmpty();
    }

    @Test
    void theRateLimitIsShownByCredential() throws Exception {
        send(uri("list"), null);
        // nobody may see the repository, but GitHub counts the question
        template.send(uri("list").replace(github.token(), ""), question -> {});

        JsonNode limits = read().get("rateLimits");
        assertThat(limits).extracting(limit -> limit.get("credential").asText()).containsExactly("token", "anonymous");
        assertThat(limits.get(0).get("server").asText()).isEqualTo("127.0.0.1:" + github.port());
        assertThat(limits.get(0).get("limit").asInt()).isEqualTo(5000);
        assertThat(limits.get(0).get("remaining").asInt()).isEqualTo(4999);
        assertThat(limits.get(0).has("resetAt")).isTrue();
    }

    @Test
    void producersAreListed() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ping").to(uri("ping", "hookId=7"));
            }
        });

        JsonNode producer = read().get("producers").get(0);
        assertThat(producer.get("operation").asText()).isEqualTo("ping");
        assertThat(producer.get("hookId").asInt()).isEqualTo(7);
    }

    @Test
    void theTextSaysTheSame() throws Exception {
        receive();
        push(2);

        assertThat(text())
                .contains("consumers:\n    route=receive, operation=receive, scope=/repos/octo/hello, hookId="
                        + hook.id())
                .contains("accepted=1", "backlog", "rateLimits:", "credential=token", "remaining=");
    }

    @Test
    void nothingSecretIsShown() throws Exception {
        receive();
        push(13);
        await().until(() -> log().path("problem").asText().contains("https://hooks.example.test/github"));

        assertThat(text() + read())
                .doesNotContain(SECRET)
                .doesNotContain(github.token())
                .doesNotContain("private")
                .doesNotContain("\"number\"", "mona");
    }

    private JsonNode log() {
        return read().get("consumers").get(0).get("log");
    }

    private JsonNode read() {
        return json(((JsonObject) console().call(MediaType.JSON)).toJson());
    }

    private String text() {
        return (String) console().call(MediaType.TEXT);
    }

    private DevConsole console() {
        // tag::console[]
        DevConsoleRegistry consoles = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        DevConsole console = consoles.resolveById("github-hooks");
        // end::console[]
        return console;
    }
}
