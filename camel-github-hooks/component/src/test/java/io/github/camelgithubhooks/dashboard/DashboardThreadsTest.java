// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard works on threads of its own. */
class DashboardThreadsTest extends DashboardTestSupport {

    private final CountDownLatch replayed = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final Queue<String> threads = new ConcurrentLinkedQueue<>();
    private Vertx vertx;

    @Override
    protected void configure(GitHubHooksComponent component) {
        component.setDashboardActionsEnabled(true);
    }

    @BeforeEach
    @Override
    protected void startCamel() throws Exception {
        vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(1));
        context.getRegistry().bind("vertx", vertx);
        super.startCamel();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri("receive") + "&webhookSecret=" + SECRET + "&hookId=" + hook.id())
                        .routeId("events")
                        .process(DashboardThreadsTest.this::handle);
                from("platform-http:/other").setBody(constant("answered"));
            }
        });
    }

    @AfterEach
    void end() {
        mayEnd.countDown();
        context.stop();
        vertx.close();
    }

    private void handle(Exchange exchange) throws InterruptedException {
        if (exchange.getMessage().getHeader("CamelGitHubHooksReplay", false, Boolean.class)) {
            threads.add(Thread.currentThread().getName());
            replayed.countDown();
            mayEnd.await(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aSlowActKeepsNobodyWaiting() throws Exception {
        String id = row(push(1).guid(), "handled").path("id").toString();
        String act = "{\"ids\":[" + id + "]}";
        CompletableFuture<Object> slow = Background.supply(() -> act("replay", act));
        assertThat(replayed.await(20, TimeUnit.SECONDS)).isTrue();

        URI other = URI.create("http://127.0.0.1:" + url("").getPort() + "/other");
        assertThat(send(HttpRequest.newBuilder(other).timeout(Duration.ofSeconds(20)))
                        .body())
                .isEqualTo("answered");
        row(push(2).guid(), "handled");
        JsonNode second = act("replay", act).path("results").get(0);
        assertThat(second.path("ok").asBoolean()).isFalse();
        assertThat(second.path("words").asText()).contains("is being run again right now");

        mayEnd.countDown();
        slow.join();
        assertThat(threads).singleElement().asString().contains("GitHubHooksDashboard");
        context.stop();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().contains("GitHubHooksDashboard")));
    }
}
