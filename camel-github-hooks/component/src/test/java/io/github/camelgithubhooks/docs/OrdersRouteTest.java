// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a user tests routes: the example of the documentation, whole. */
class OrdersRouteTest {

    // tag::route[]
    static class OrdersRoute extends RouteBuilder {

        @Override
        public void configure() {
            from("github-hooks:receive?path=/github&webhookSecret={{github.secret}}&events=push"
                            + "&catchUp=true&repoOwner=octo&repoName=orders&hookUrl=https://hooks.example.test/github")
                    .routeId("orders")
                    .to("{{orders}}");
        }
    }
    // end::route[]

    // tag::set-up[]
    @RegisterExtension
    final GitHubSimulatorExtension extension = new GitHubSimulatorExtension();

    private final CamelContext context = new DefaultCamelContext();
    private GitHubSimulator github;
    private SimulatedHook hook;

    @BeforeEach
    void startCamel() throws Exception {
        github = extension.simulator();
        hook = github.repository("octo/orders").createHook("https://hooks.example.test/github", "a secret", "push");

        GitHubHooksComponent component = context.getComponent("github-hooks", GitHubHooksComponent.class);
        component.getConfiguration().setApiUrl(github.apiUrl().toString());
        component.getConfiguration().setOauthToken(github.token());
        context.getPropertiesComponent().addOverrideProperty("github.secret", "a secret");
        context.getPropertiesComponent().addOverrideProperty("orders", "mock:orders");

        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(http);
        context.addService(server);
        context.start();
        github.route("https://hooks.example.test", server.getPort());
    }

    @AfterEach
    void stopCamel() throws Exception {
        context.close();
    }
    // end::set-up[]

    // tag::received[]
    @Test
    void aPushReachesTheOrders() throws Exception {
        context.addRoutes(new OrdersRoute());
        MockEndpoint orders = context.getEndpoint("mock:orders", MockEndpoint.class);
        orders.expectedMessageCount(1);
        orders.expectedHeaderReceived("CamelGitHubHooksRepository", "octo/orders");

        int status =
                github.emit("push", SamplePayloads.push("octo/orders")).get(0).statusCode();

        assertThat(status).isEqualTo(202);
        orders.assertIsSatisfied();
    }
    // end::received[]

    // tag::missed[]
    @Test
    void whatWasMissedReachesTheOrdersToo() throws Exception {
        github.emit("push", SamplePayloads.push("octo/orders"));
        MockEndpoint orders = context.getEndpoint("mock:orders", MockEndpoint.class);
        orders.expectedMessageCount(1);
        orders.expectedHeaderReceived("CamelGitHubHooksSource", "deliveries");

        context.addRoutes(new OrdersRoute());

        orders.assertIsSatisfied();
    }
    // end::missed[]

    // tag::failed[]
    @Test
    void whatFailsStaysInGitHubsLog() throws Exception {
        context.addRoutes(new OrdersRoute());
        context.getEndpoint("mock:orders", MockEndpoint.class).whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("the orders are closed");
        });

        github.emit("push", SamplePayloads.push("octo/orders"));

        assertThat(github.repository("octo/orders").deliveries(hook.id()))
                .first()
                .satisfies(delivery -> assertThat(delivery.statusCode()).isEqualTo(500));
    }
    // end::failed[]

    // tag::trouble[]
    @Test
    void gitHubMayBeDownAtTheStart() throws Exception {
        github.inject(Fault.status(503).times(1));
        context.addRoutes(new OrdersRoute());

        assertThat(github.emit("push", SamplePayloads.push("octo/orders"))
                        .get(0)
                        .statusCode())
                .isEqualTo(202);
    }
    // end::trouble[]
}
