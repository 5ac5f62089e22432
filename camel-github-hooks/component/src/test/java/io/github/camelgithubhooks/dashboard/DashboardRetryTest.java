// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Events that failed are retried once, however often a user asks. */
class DashboardRetryTest extends DashboardTestSupport {

    private static final String ALL = "{\"since\":\"2020-01-01T00:00:00Z\",\"by\":\"replay\"}";

    private final List<String> replayed = new CopyOnWriteArrayList<>();
    private final CountDownLatch mended = new CountDownLatch(1);

    @Override
    protected void configure(GitHubHooksComponent component) {
        component.setDashboardActionsEnabled(true);
    }

    private void receiveWhatFailsAtFirst() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri("receive") + "&webhookSecret=" + SECRET + "&hookId=" + hook.id())
                        .routeId("events")
                        .process(DashboardRetryTest.this::handle);
            }
        });
    }

    private void handle(Exchange exchange) throws InterruptedException {
        if (!exchange.getMessage().getHeader("CamelGitHubHooksReplay", false, Boolean.class)) {
            throw new IllegalStateException("not yet");
        }
        replayed.add(exchange.getMessage().getHeader("CamelGitHubHooksDeliveryGuid", String.class));
        assertThat(mended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void askingTwiceRunsEachEventOnce() throws Exception {
        receiveWhatFailsAtFirst();
        String one = push(1).guid();
        row(one, "failed");
        String two = push(2).guid();
        row(two, "failed");

        act("retry", ALL);
        act("retry", ALL);
        String last = push(3).guid();
        row(last, "failed");
        act("retry", ALL);
        mended.countDown();

        row(last, "handled");
        assertThat(replayed).containsExactly(one, two, last);
    }

    @Test
    void whatFailedAndHasNotSucceededSinceIsCounted() throws Exception {
        receiveWhatFailsAtFirst();
        assertThat(read("/api/overview").path("unresolved").path("lastDay").asInt())
                .isZero();
        row(push(1).guid(), "failed");
        row(push(2).guid(), "failed");

        await().until(() ->
                read("/api/overview").path("unresolved").path("lastHour").asInt() == 2);
        assertThat(read("/api/overview").path("unresolved").path("lastDay").asInt())
                .isEqualTo(2);
        mended.countDown();
        act("retry", ALL);

        await().until(() ->
                read("/api/overview").path("unresolved").path("lastDay").asInt() == 0);
    }
}
