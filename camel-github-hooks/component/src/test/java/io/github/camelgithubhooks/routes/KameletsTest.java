// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.RoutesTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedDispatch;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each Kamelet, found in the jar and at work. */
class KameletsTest extends RoutesTestSupport {

    private static final String ODD_SECRET = "a+b&c%d=e #f";

    @BeforeEach
    void forAllKamelets() {
        for (String kamelet : new String[] {
            "github-hooks-receive-source",
            "github-hooks-cloudevents-source",
            "github-hooks-deliveries-source",
            "github-hooks-dispatch-sink",
            "github-hooks-redeliver-action"
        }) {
            property("camel.kamelet." + kamelet + ".apiUrl", github.apiUrl());
        }
    }

    @Test
    void theReceiveSourceReceives() throws Exception {
        load("kamelet-receive.yaml");

        assertThat(delivery().send().status()).isEqualTo(202);

        Message message = received("events", 1).get(0).getMessage();
        assertThat(message.getBody(String.class)).isEqualTo(PUSH);
        assertThat(message.getHeader(GitHubHooksConstants.EVENT)).isEqualTo("push");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github-hooks-receive-source?webhookSecret=x&allowedSource=github",
                "github-hooks-receive-source?webhookSecret=x&dryRun=true",
                "github-hooks-cloudevents-source?webhookSecret=x&secret=y",
                "github-hooks-deliveries-source/log?repoOwner=octo&repoName=hello&hookId=1&maxBodySize=1"
            })
    void anUnknownPropertyIsRefused(String kamelet) {
        String property = kamelet.substring(kamelet.lastIndexOf('&') + 1, kamelet.lastIndexOf('='));

        assertThatThrownBy(() -> start("kamelet:" + kamelet)).hasStackTraceContaining("has no property " + property);
    }

    @Test
    void anUnknownPropertyOfASinkIsRefused() {
        assertThatThrownBy(() -> send(
                        "kamelet:github-hooks-dispatch-sink?repoOwner=octo&repoName=hello&eventType=x&eventtypes=y",
                        "{}"))
                .hasStackTraceContaining("The Kamelet github-hooks-dispatch-sink has no property eventtypes");
    }

    @Test
    void theGuardsOfTheReceiveSourceCanBeSet() throws Exception {
        start("kamelet:github-hooks-receive-source?webhookSecret=" + SECRET
                + "&allowedSources=192.0.2.1&maxBodySize=100");

        assertThat(delivery().send().status()).isEqualTo(403);
    }

    @Test
    void theReceiveSourceRegistersAndSharesItsState(@TempDir Path directory) throws Exception {
        github.route("https://hooks.example.test", portOfServer());

        start("kamelet:github-hooks-receive-source/events?webhookSecret=" + SECRET + "&autoRegister=true&events=push"
                + "&hookUrl=https://hooks.example.test/github&repoOwner=octo&repoName=hello&stateDirectory=" + directory
                + "&oauthToken=" + github.token());

        await().until(() -> !repository.hooks().isEmpty());
        assertThat(delivery().guid("g1").send().status()).isEqualTo(202);
        assertThat(delivery().guid("g1").send().status()).isEqualTo(200);
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    void theCloudEventsSourceReceivesCloudEvents() throws Exception {
        property("camel.kamelet.github-hooks-cloudevents-source.webhookSecret", SECRET);
        start("kamelet:github-hooks-cloudevents-source");

        assertThat(delivery().guid("g1").send().status()).isEqualTo(202);

        Message message = received("events", 1).get(0).getMessage();
        assertThat(message.getBody(String.class)).isEqualTo(PUSH);
        assertThat(message.getHeader("CamelCloudEventID")).isEqualTo("g1");
        assertThat(message.getHeader("CamelCloudEventType")).isEqualTo("com.github.push");
    }

    @Test
    void theReceiveSourceRefusesWhatIsNotSigned() throws Exception {
        load("kamelet-receive.yaml");

        assertThat(delivery().secret("guessed").send().status()).isEqualTo(401);
        assertThat(mock("events").getReceivedCounter()).isZero();
    }

    @Test
    void aSecretOfAnyCharactersIsTakenAsItIs() throws Exception {
        property("camel.kamelet.github-hooks-receive-source.webhookSecret", ODD_SECRET);
        property("camel.kamelet.github-hooks-receive-source.previousWebhookSecret", "old" + ODD_SECRET);
        start("kamelet:github-hooks-receive-source");

        assertThat(delivery().secret(ODD_SECRET).send().status()).isEqualTo(202);
        assertThat(delivery().secret("old" + ODD_SECRET).send().status()).isEqualTo(202);
    }

    @Test
    void aFailureBehindTheReceiveSourceIsAnswered500() throws Exception {
        property("camel.kamelet.github-hooks-receive-source.webhookSecret", SECRET);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:github-hooks-receive-source").throwException(new IllegalStateException("boom"));
            }
        });

        assertThat(delivery().send().status()).isEqualTo(500);
    }

    @Test
    void whatTheRouteLeavesBehindDoesNotMatter() throws Exception {
        property("camel.kamelet.github-hooks-receive-source.webhookSecret", SECRET);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:github-hooks-receive-source")
                        .process(exchange -> exchange.getMessage().setBody(new Object()));
            }
        });

        assertThat(delivery().send().status()).isEqualTo(202);
    }

    @Test
    void theReceiveSourceCatchesUp() throws Exception {
        SimulatedHook hook = hook("push");
        realPush(7);
        property("camel.kamelet.github-hooks-receive-source.webhookSecret", SECRET);
        property("camel.kamelet.github-hooks-receive-source.oauthToken", github.token());

        start("kamelet:github-hooks-receive-source?catchUp=true&repoOwner=octo&repoName=hello&hookId=" + hook.id());

        assertThat(numbers(received("events", 1))).containsExactly(7);
    }

    @Test
    void theDeliveriesSourceReadsTheLog() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = realPush(7);
        property("hook.id", hook.id());

        load("kamelet-deliveries.yaml");

        Message message = received("events", 1).get(0).getMessage();
        assertThat(message.getBody(String.class)).isEqualTo(delivery.payload());
        assertThat(message.getHeader("CamelCloudEventID")).isEqualTo(delivery.guid());
        assertThat(message.getHeader("CamelCloudEventType")).isEqualTo("com.github.push");
    }

    @Test
    void aSourceThatRemembersNeedsAnId(@TempDir Path directory) throws Exception {
        SimulatedHook hook = hook("push");
        realPush(1);
        property("camel.kamelet.github-hooks-deliveries-source.oauthToken", github.token());
        String options = "?repoOwner=octo&repoName=hello&hookId=" + hook.id() + "&stateDirectory=" + directory;

        assertThatThrownBy(() -> start("kamelet:github-hooks-deliveries-source" + options))
                .hasStackTraceContaining("kamelet:NAME/ID");
        start("kamelet:github-hooks-deliveries-source/log" + options + "&delay=50");

        assertThat(numbers(received("events", 1))).containsExactly(1);
    }

    @Test
    void theDispatchSinkDispatches() throws Exception {
        property("camel.kamelet.github-hooks-dispatch-sink.oauthToken", github.token());

        send("kamelet:github-hooks-dispatch-sink?repoOwner=octo&repoName=hello&eventType=deploy", "{\"a\":1}");

        SimulatedDispatch dispatch = repository.dispatches().get(0);
        assertThat(dispatch.eventType()).isEqualTo("deploy");
        assertThat(dispatch.clientPayload()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void theDispatchSinkTakesAnyFormOfJson(Object payload) {
        property("camel.kamelet.github-hooks-dispatch-sink.oauthToken", github.token());

        send("kamelet:github-hooks-dispatch-sink?repoOwner=octo&repoName=hello&eventType=deploy", payload);

        assertThat(repository.dispatches().get(0).clientPayload()).isEqualTo("{\"a\":1}");
    }

    static List<Object> payloads() {
        String text = "{\"a\":1}";
        return List.of(text, text.getBytes(UTF_8), new ByteArrayInputStream(text.getBytes(UTF_8)), Map.of("a", 1));
    }

    @ParameterizedTest
    @CsvSource({"event-type", "ce-eventtype"})
    void aHeaderTellsTheDispatchSinkTheEventType(String header) {
        property("camel.kamelet.github-hooks-dispatch-sink.oauthToken", github.token());

        send(
                "kamelet:github-hooks-dispatch-sink?repoOwner=octo&repoName=hello&eventType=deploy",
                "{}",
                Map.of(header, "rollback"));

        assertThat(repository.dispatches().get(0).eventType()).isEqualTo("rollback");
    }

    @ParameterizedTest
    @CsvSource({"delivery-id", "ce-deliveryid", GitHubHooksConstants.DELIVERY_ID})
    void theRedeliverActionAsksForADelivery(String header) throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = realPush(1);
        property("camel.kamelet.github-hooks-redeliver-action.oauthToken", github.token());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redeliver")
                        .to("kamelet:github-hooks-redeliver-action?repoOwner=octo&repoName=hello&hookId=" + hook.id())
                        .to("mock:asked");
            }
        });

        send("direct:redeliver", "as it was", Map.of(header, delivery.id()));

        assertThat(received("asked", 1).get(0).getMessage().getBody()).isEqualTo("as it was");
        assertThat(github.requests())
                .anyMatch(request -> request.path().endsWith("/deliveries/" + delivery.id() + "/attempts"));
    }

    @ParameterizedTest
    @CsvSource({
        "github-hooks-receive-source, webhookSecret",
        "github-hooks-deliveries-source, repoOwner",
        "github-hooks-dispatch-sink, eventType",
        "github-hooks-redeliver-action, hookId",
    })
    void aMissingPropertyIsNamed(String kamelet, String property) {
        for (String given : new String[] {"repoOwner", "repoName", "oauthToken"}) {
            if (!given.equals(property)) {
                property("camel.kamelet." + kamelet + "." + given, "x");
            }
        }

        assertThatThrownBy(() -> {
                    if (kamelet.endsWith("source")) {
                        start("kamelet:" + kamelet);
                    } else {
                        send("kamelet:" + kamelet, "{}");
                    }
                })
                .hasStackTraceContaining(property);
    }

    private int portOfServer() {
        return context.getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
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
