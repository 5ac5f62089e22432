// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes that the documents show, with a queue of Camel's mock component in Kafka's place. */
class DocumentedRoutesTest extends DeliveryLogTestSupport {

    @TempDir
    private Path state;

    private final Properties properties = new Properties();
    private GitHubHooksConfiguration options;
    private SimulatedHook hook;
    private VertxPlatformHttpServer server;

    @BeforeEach
    void configure() throws Exception {
        hook = hook("push");
        context.addComponent("kafka", new MockComponent());
        options =
                context.getComponent("github-hooks", GitHubHooksComponent.class).getConfiguration();
        options.setApiUrl(github.apiUrl().toString());
        properties.setProperty("github.token", github.token());
        properties.setProperty("github.secret", SECRET);
        properties.setProperty("github.hook", Long.toString(hook.id()));
        properties.setProperty("state.directory", state.toString());
        context.getPropertiesComponent().setInitialProperties(properties);
        server = HttpServer.on(context);
        github.route("https://hooks.example.test", server.getPort());
    }

    @Test
    void create() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::create[]
                from("direct:protect")
                        .to("github-hooks:create?repoOwner=octo&repoName=hello&oauthToken={{github.token}}"
                                + "&hookUrl=https://hooks.example.com/github&webhookSecret={{github.secret}}"
                                + "&events=push,pull_request")
                        .log("made hook ${body.id}");
                // end::create[]
            }
        });

        Hook made = send("direct:protect", null).getMessage().getBody(Hook.class);

        assertThat(repository.hook(made.id()).orElseThrow().secret()).isEqualTo(SECRET);
        assertThat(made.events()).containsExactlyInAnyOrder("push", "pull_request");
    }

    @Test
    void stream() throws Exception {
        realPush(1);
        realPush(2);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::stream[]
                from("direct:log")
                        .to("github-hooks:listDeliveries?repoOwner=octo&repoName=hello&hookId={{github.hook}}"
                                + "&oauthToken={{github.token}}&streamList=true&maxItems=0")
                        .split(body())
                        .streaming()
                        .log("${body.event} ${body.status}")
                        // end::stream[]
                        .to("mock:rows");
            }
        });

        send("direct:log", null);

        assertThat(received("rows", 2)).hasSize(2);
    }

    @Test
    void receive() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::receive[]
                from("github-hooks:receive?path=/github&webhookSecret={{github.secret}}&events=push,pull_request.opened")
                        .routeId("events")
                        .to("kafka:github-events");
                // end::receive[]
            }
        });

        assertThat(realPush(1).statusCode()).isEqualTo(202);
        assertThat(sources(inKafka(1))).containsExactly("receive");
    }

    @Test
    void receiveInYaml() throws Exception {
        Resource yaml = ResourceHelper.resolveResource(context, "classpath:routes/receive.yaml");
        PluginHelper.getRoutesLoader(context).loadRoutes(yaml);

        assertThat(realPush(1).statusCode()).isEqualTo(202);
        assertThat(sources(inKafka(1))).containsExactly("receive");
    }

    @Test
    void catchUp() throws Exception {
        server.stop();
        realPush(1);
        server.start();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::catch-up[]
                from("github-hooks:receive?path=/github&webhookSecret={{github.secret}}"
                                + "&catchUp=true&repoOwner=octo&repoName=hello&hookId={{github.hook}}"
                                + "&oauthToken={{github.token}}")
                        .routeId("events")
                        .to("kafka:github-events");
                // end::catch-up[]
            }
        });

        assertThat(sources(inKafka(1))).containsExactly("deliveries");
    }

    @Test
    void theFirstRouteOfTheReadmeListensAndCatchesUp() throws Exception {
        options.setRepoOwner("octo");
        options.setRepoName("hello");
        options.setOauthToken(github.token());
        options.setWebhookSecret(SECRET);
        server.stop();
        realPush(1);
        server.start();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::readme[]
                from("github-hooks:receive?path=/github&catchUp=true&hookId={{github.hook}}")
                        .routeId("events")
                        .to("kafka:github-events");
                // end::readme[]
            }
        });
        inKafka(1);
        github.route("https://hooks.example.test", server.getPort());
        realPush(2);

        assertThat(sources(inKafka(2))).containsExactlyInAnyOrder("deliveries", "receive");
    }

    @Test
    void deliveries() throws Exception {
        realPush(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::deliveries[]
                from("github-hooks:deliveries?repoOwner=octo&repoName=hello&hookId={{github.hook}}"
                                + "&oauthToken={{github.token}}&stateDirectory={{state.directory}}")
                        .routeId("events")
                        .to("kafka:github-events");
                // end::deliveries[]
            }
        });

        assertThat(numbers(inKafka(1))).containsExactly(1);
    }

    @Test
    void selfHealing() throws Exception {
        Clock anHourAgo = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        try (GitHubSimulator past = GitHubSimulator.builder().clock(anHourAgo).start()) {
            options.setApiUrl(past.apiUrl().toString());
            properties.setProperty("github.token", past.token());
            hook = past.repository("octo/hello").createHook("https://hooks.example.test/github", SECRET, "push");
            properties.setProperty("github.hook", Long.toString(hook.id()));
            String missed =
                    past.emit("push", SamplePayloads.push("octo/hello")).get(0).guid();
            listen();
            past.route("https://hooks.example.test", listenerPort());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    // tag::self-healing[]
                    from("github-hooks:deliveries?repoOwner=octo&repoName=hello&hookId={{github.hook}}"
                                    + "&oauthToken={{github.token}}&deliveryStatus=unrecovered&fetchPayload=false")
                            .to("github-hooks:redeliver?repoOwner=octo&repoName=hello&oauthToken={{github.token}}");
                    // end::self-healing[]
                }
            });

            await().until(() -> past.repository("octo/hello").deliveries(hook.id()).stream()
                    .anyMatch(delivery -> delivery.guid().equals(missed) && delivery.statusCode() == 200));
            context.stop();
        }
    }

    private List<Exchange> inKafka(int count) {
        MockEndpoint kafka = context.getEndpoint("kafka:github-events", MockEndpoint.class);
        await().until(() -> kafka.getReceivedCounter() >= count);
        return kafka.getReceivedExchanges();
    }

    private static List<Object> sources(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> exchange.getMessage().getHeader(GitHubHooksConstants.SOURCE))
                .toList();
    }
}
