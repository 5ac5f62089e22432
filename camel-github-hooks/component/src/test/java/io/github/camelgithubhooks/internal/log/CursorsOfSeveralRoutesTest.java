// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes that read the log of one hook and share a repository have a cursor each. */
class CursorsOfSeveralRoutesTest extends DeliveryLogTestSupport {

    private static final String SHARED_STATE = "offsetRepository=#offsets&overlap=0";

    private final MemoryStateRepository offsets = new MemoryStateRepository();

    @BeforeEach
    void bindOffsets() {
        context.getRegistry().bind("offsets", offsets);
        offsets.start();
    }

    @Test
    void whatOneRouteFailedOnIsOfferedToItAfterARestartThoughTheOtherMovedOn() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        awaitNextSecond();
        push(2);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(deliveries(hook, SHARED_STATE, "fetchConcurrency=1"))
                        .routeId("failing")
                        .to("mock:failing")
                        .throwException(new IllegalStateException("the route failed"));
            }
        });
        received("failing", 2);
        start("working", hook, SHARED_STATE);
        received("working", 2);
        awaitCursor("working");
        stopCamel();

        try (DefaultCamelContext second = restarted(hook, "failing", "working")) {
            assertThat(numbers(second, "failing", 2)).containsExactly(1, 2);
        }
    }

    @Test
    void routesThatHadACursorInCommonLoseNothingOfIt() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = push(1);
        awaitNextSecond();
        remember(hook, Instant.EPOCH, delivery.deliveredAt().plusSeconds(1));

        try (DefaultCamelContext second = restarted(hook, "one", "two")) {
            assertThat(numbers(second, "one", 1)).containsExactly(1);
            assertThat(numbers(second, "two", 1)).containsExactly(1);
        }
    }

    @Test
    void whatWasBeforeTheStartOfACommonCursorStaysUnwanted() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        awaitNextSecond();
        SimulatedDelivery after = push(2);
        remember(hook, after.deliveredAt().truncatedTo(ChronoUnit.SECONDS), after.deliveredAt());

        start("deliveries", hook, SHARED_STATE, "startFrom=latest");

        assertThat(numbers(received(1))).containsExactly(2);
    }

    @Test
    void aCommonCursorOfLongAgoSaysNothingToANewRoute() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        awaitNextSecond();
        remember(hook, Instant.EPOCH, Instant.EPOCH, Instant.now().minus(40, ChronoUnit.DAYS));

        start("deliveries", hook, SHARED_STATE, "startFrom=latest");
        awaitCursor("deliveries");
        push(2);

        assertThat(numbers(received(1))).containsExactly(2);
    }

    @Test
    void aCommonCursorIsReadOnlyOnce() throws Exception {
        SimulatedHook hook = hook("push");
        remember(hook, Instant.EPOCH, Instant.now());
        push(1);
        awaitNextSecond();
        push(2);
        start("deliveries", hook, SHARED_STATE);
        received(2);
        awaitCursor("deliveries");
        stopCamel();

        try (DefaultCamelContext second = restarted(hook, "deliveries")) {
            push(3);
            await().until(() -> numbers(second, "deliveries", 1).contains(3));
            assertThat(numbers(second, "deliveries", 1)).doesNotContain(1);
        }
    }

    @Test
    void aPersistentCursorOfARouteWithoutAnIdIsRefused(@TempDir Path directory) {
        bindFile(directory);

        assertThatThrownBy(() -> context.addRoutes(withoutId("offsetRepository=#file")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("offsetRepository", "give the route an id", "idempotentPrefix");
    }

    @Test
    void aPrefixNamesThePersistentCursorOfARouteWithoutAnId(@TempDir Path directory) throws Exception {
        FileStateRepository file = bindFile(directory);
        SimulatedHook hook = hook("push");
        push(1);
        context.addRoutes(withoutId("offsetRepository=#file&idempotentPrefix=events&hookId=" + hook.id()));
        received(1);

        await().until(() -> file.getState(key(hook, "events")) != null);
    }

    @Test
    void routesWithoutIdsAndWithTheSamePrefixAreRefusedACommonCursor() throws Exception {
        context.addRoutes(withoutId("offsetRepository=#offsets&idempotentPrefix=events&events=push"));

        assertThatThrownBy(() ->
                        context.addRoutes(withoutId("offsetRepository=#offsets&idempotentPrefix=events&events=issues")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("same key", "/events", "an id of its own");
    }

    private FileStateRepository bindFile(Path directory) {
        FileStateRepository file = FileStateRepository.fileStateRepository(new File(directory.toFile(), "state"));
        context.getRegistry().bind("file", file);
        return file;
    }

    private RouteBuilder withoutId(String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                String hook = options.contains("hookId=") ? "" : "&hookId=1";
                from(uri("deliveries", options + hook, "initialDelay=0")).to("mock:deliveries");
            }
        };
    }

    /** The application after a restart, with these routes. */
    private DefaultCamelContext restarted(SimulatedHook hook, String... ids) throws Exception {
        DefaultCamelContext second = new DefaultCamelContext();
        second.getRegistry().bind("offsets", offsets);
        second.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String id : ids) {
                    from(deliveries(
                                    hook,
                                    SHARED_STATE,
                                    "fetchConcurrency=" + (1 + List.of(ids).indexOf(id))))
                            .routeId(id)
                            .to("mock:" + id);
                }
            }
        });
        second.start();
        return second;
    }

    private static List<Integer> numbers(DefaultCamelContext second, String route, int count) {
        MockEndpoint mock = second.getEndpoint("mock:" + route, MockEndpoint.class);
        await().until(() -> mock.getReceivedCounter() >= count);
        return numbers(mock.getReceivedExchanges());
    }

    /** Saves a cursor as it was when the routes of a hook had one in common. */
    private void remember(SimulatedHook hook, Instant startedFrom, Instant lowWater) {
        remember(hook, startedFrom, lowWater, Instant.now());
    }

    private void remember(SimulatedHook hook, Instant startedFrom, Instant lowWater, Instant lookedAt) {
        offsets.setState(
                key(hook, null),
                "{\"hookId\":%d,\"startedFrom\":\"%s\",\"lowWater\":\"%s\",\"lookedAt\":\"%s\",\"failed\":{}}"
                        .formatted(hook.id(), startedFrom, lowWater, lookedAt));
    }

    private void awaitCursor(String route) {
        await().until(() -> offsets.getState(key(repository.hooks().get(0), route)) != null);
    }

    private String key(SimulatedHook hook, String route) {
        return "github-hooks/127.0.0.1:" + github.port() + "/repos/octo/hello/" + hook.id()
                + (route == null ? "" : "/" + route);
    }
}
