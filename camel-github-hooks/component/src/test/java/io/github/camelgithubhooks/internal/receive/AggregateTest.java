// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.support.HookServer;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedExchangeAggregationStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An aggregate answers before anything came out of it, which the log says at the start. */
class AggregateTest {

    private static final String WARNING = "Events of route receive are collected in memory by group";

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks.internal.event");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void restore() {
        logger.detachAppender(log);
    }

    @Test
    void anAggregateIsWarnedOfOnce() throws Exception {
        try (HookServer server = start(null)) {
            server.context().getRouteController().stopRoute("receive");
            server.context().getRouteController().startRoute("receive");

            assertThat(warnings()).singleElement().satisfies(line -> assertThat(line)
                    .startsWith(WARNING)
                    .contains("durable queue", "aggregationRepository"));
        }
    }

    @Test
    void anAggregateBehindOtherRoutesOfTheProcessIsWarnedOf() throws Exception {
        try (HookServer server = start("seda:group?size=10")) {
            assertThat(server.context().isStarted()).isTrue();
            assertThat(warnings()).singleElement().asString().startsWith(WARNING);
        }
    }

    @Test
    void anAggregateBehindSomethingElseIsNotWarnedOf() throws Exception {
        try (HookServer server = start("mock:queue")) {
            assertThat(server.context().isStarted()).isTrue();
            assertThat(warnings()).isEmpty();
        }
    }

    private static HookServer start(String between) throws Exception {
        return HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                var route = from(HookServer.uri("")).routeId("receive");
                if (between != null) {
                    route.choice().when(constant(true)).to("direct:next");
                    from("direct:next").to(between);
                    route = from(between.startsWith("seda:") ? "seda:group" : "direct:elsewhere");
                }
                route.aggregate(constant(true), new GroupedExchangeAggregationStrategy())
                        .id("group")
                        .completionSize(100)
                        .to("mock:groups");
            }
        });
    }

    private List<String> warnings() {
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("collected in memory"))
                .toList();
    }
}
