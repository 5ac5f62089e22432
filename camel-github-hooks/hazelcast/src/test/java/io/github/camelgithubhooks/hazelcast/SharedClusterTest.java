// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instances of an application that share a Hazelcast cluster, of which each is a member. */
class SharedClusterTest {

    private static final String SECRET = "it-is-a-test-secret";

    private final GitHubSimulator github = GitHubSimulator.start();
    private final TestCluster cluster = new TestCluster(2);
    private final DefaultCamelContext one = new DefaultCamelContext();
    private final DefaultCamelContext other = new DefaultCamelContext();

    @AfterEach
    void stop() {
        one.stop();
        other.stop();
        cluster.close();
        github.close();
    }

    @Test
    void whatOneHandlesIsAnswered503ByTheOtherAndThenKnown() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        String receive = "github-hooks:receive?webhookSecret=" + SECRET + "&idempotentRepository=#deliveryStore";
        start(one, cluster.member(0), receive, exchange -> {
            reached.countDown();
            gate.await();
        });
        start(other, cluster.member(1), receive, exchange -> {});
        // on two processors, Java's common pool has a single thread since Java 25
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(() -> deliver(one), task -> new Thread(task).start());
        reached.await();

        assertThat(deliver(other)).isEqualTo(503);
        gate.countDown();
        assertThat(first.join()).isEqualTo(202);
        assertThat(deliver(other)).isEqualTo(200);
        assertThat(received(other)).isEmpty();
    }

    @Test
    void whenTheReaderOfTheLogStopsTheOtherContinuesAtTheCursor() throws Exception {
        SimulatedHook hook = github.repository("octo/hello").createHook("https://hooks.example.test", SECRET, "push");
        String deliveries = "github-hooks:deliveries?apiUrl=" + github.apiUrl() + "&oauthToken=" + github.token()
                + "&repoOwner=octo&repoName=hello&hookId=" + hook.id() + "&initialDelay=0&delay=50"
                + "&idempotentRepository=#deliveryStore&offsetRepository=#cursors&claimTimeout=3000";
        start(one, cluster.member(0), deliveries, exchange -> {});
        github.emit("octo/hello", "push", "{\"number\":1}");
        await().until(() -> received(one).equals(List.of("{\"number\":1}")));
        start(other, cluster.member(1), deliveries, exchange -> {});

        one.stop();
        github.emit("octo/hello", "push", "{\"number\":2}");

        await().until(() -> received(other).equals(List.of("{\"number\":2}")));
    }

    private static void start(DefaultCamelContext context, HazelcastInstance hazelcast, String from, Processor work)
            throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        context.addService(new VertxPlatformHttpServer(configuration));
        // tag::beans[]
        context.getRegistry().bind("deliveryStore", new HazelcastDeliveryStore(hazelcast));
        context.getRegistry().bind("cursors", new HazelcastStateRepository(hazelcast));
        // end::beans[]
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from)
                        .routeId("events")
                        .process(work)
                        .convertBodyTo(String.class)
                        .to("mock:events");
            }
        });
        context.start();
    }

    private static List<String> received(DefaultCamelContext context) {
        return context.getEndpoint("mock:events", MockEndpoint.class).getReceivedExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(String.class))
                .toList();
    }

    private static int deliver(DefaultCamelContext context) {
        int port = context.hasService(VertxPlatformHttpServer.class).getPort();
        return SignedSender.to(URI.create("http://127.0.0.1:" + port + "/github"))
                .secret(SECRET)
                .guid("guid")
                .body("{}")
                .send()
                .status();
    }
}
