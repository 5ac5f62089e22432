// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.RoutesTestSupport;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes in YAML, XML and Java, and the ways in which they are given their values. */
class RouteLanguagesTest extends RoutesTestSupport {

    private static final String ODD_SECRET = "a+b&c%d=e #f";

    @ParameterizedTest
    @ValueSource(strings = {"pushed.yaml", "pushed.xml"})
    void aRouteReceivesAndSends(String file) throws Exception {
        MemoryIdempotentRepository handled = new MemoryIdempotentRepository();
        context.getRegistry().bind("handled", handled);
        load(file);

        SentDelivery sent = delivery().guid("g1").send();

        assertThat(sent.status()).isEqualTo(202);
        assertThat(mock("events").getReceivedCounter()).isEqualTo(1);
        assertThat(repository.dispatches().get(0).eventType()).isEqualTo("pushed");
        assertThat(repository.dispatches().get(0).clientPayload()).contains("\"repository\":\"octo/hello\"");
        assertThat(handled.contains("events/g1")).isTrue();
        assertThat(delivery().guid("g1").send().status()).isEqualTo(200);
    }

    @Test
    void aSecretCanComeFromTheEnvironment() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::environment[]
                from("github-hooks:receive?webhookSecret=RAW({{env:PATH}})").to("mock:events");
                // end::environment[]
            }
        });

        assertThat(delivery().secret(System.getenv("PATH")).send().status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github-hooks:receive?webhookSecret=RAW(" + ODD_SECRET + ")",
                "github-hooks:receive?webhookSecret=RAW({{odd}})",
                "github-hooks:receive?webhookSecret=RAW{{{odd}}}",
                "github-hooks:receive?webhookSecret=#bean:odd",
                "github-hooks:receive?webhookSecret=#odd",
                "github-hooks:receive?webhookSecret=new&previousWebhookSecret=RAW({{odd}})",
            })
    void aSecretOfAnyCharactersIsTakenAsItIs(String uri) throws Exception {
        property("odd", ODD_SECRET);
        context.getRegistry().bind("odd", ODD_SECRET);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("mock:events");
            }
        });

        assertThat(delivery().secret(ODD_SECRET).send().status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{odd}}", "RAW({{odd}})", "RAW(" + ODD_SECRET + ")", ODD_SECRET, "#bean:odd"})
    void aSecretInYamlIsTakenAsItIs(String value) throws Exception {
        property("odd", ODD_SECRET);
        context.getRegistry().bind("odd", ODD_SECRET);

        loadText("odd.yaml", """
                - from:
                    uri: github-hooks:receive
                    parameters:
                      webhookSecret: "%s"
                    steps:
                      - to:
                          uri: mock:events
                """.formatted(value));

        assertThat(delivery().secret(ODD_SECRET).send().status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhookSecret=RAW({{odd}})", "webhookSecret=RAW(a+b&amp;c%d=e #f)"})
    void aSecretInXmlIsTakenAsItIs(String option) throws Exception {
        property("odd", ODD_SECRET);

        loadText("odd.xml", """
                <route><from uri="github-hooks:receive?%s"/><to uri="mock:events"/></route>
                """.formatted(option));

        assertThat(delivery().secret(ODD_SECRET).send().status()).isEqualTo(202);
    }

    @Test
    void aComputedEndpointRunsOneOperationForManyHooks() throws Exception {
        SimulatedHook first = hook("push");
        SimulatedHook second = repository.createHook("https://hooks.example.test/second", SECRET, "issues");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::to-dynamic[]
                from("direct:hook")
                        .toD("github-hooks:${header.operation}?repoOwner=octo&repoName=hello&hookId=${header.hook}"
                                + "&oauthToken=RAW({{github.token}})");
                // end::to-dynamic[]
            }
        });

        Exchange got = send("direct:hook", null, Map.of("operation", "get", "hook", first.id()));
        send("direct:hook", null, Map.of("operation", "delete", "hook", second.id()));

        assertThat(got.getMessage().getBody(String.class)).contains(String.valueOf(first.id()));
        assertThat(repository.hooks()).extracting(SimulatedHook::id).containsExactly(first.id());
    }

    @Test
    void anEventBecomesACloudEventInYaml() throws Exception {
        load("cloudevents.yaml");

        assertThat(delivery().guid("g1").send().status()).isEqualTo(202);

        assertIsCloudEvent(mock("events").getReceivedExchanges().get(0).getMessage());
    }

    @Test
    void anEventBecomesACloudEventInJava() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?webhookSecret={{github.secret}}")
                        .transformDataType("github-hooks:application-cloudevents")
                        .to("mock:events");
            }
        });

        delivery().guid("g1").send();

        assertIsCloudEvent(mock("events").getReceivedExchanges().get(0).getMessage());
    }

    private static void assertIsCloudEvent(Message message) {
        assertThat(message.getHeaders())
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_ID, "g1")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, "com.github.push")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "https://api.github.com/repos/octo/hello")
                .containsEntry(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, "refs/heads/main")
                .containsKey(CloudEvent.CAMEL_CLOUD_EVENT_TIME);
        assertThat(message.getBody(String.class)).isEqualTo(PUSH);
    }
}
