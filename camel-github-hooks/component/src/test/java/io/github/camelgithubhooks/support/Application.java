// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;

/** One instance of an application: a Camel context of its own, with an HTTP server and a route called events. */
public final class Application implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Queue<Integer> numbers = new ConcurrentLinkedQueue<>();
    private final int port;

    public Application() throws Exception {
        // known before the context starts, so that a public name can lead to it
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        HttpServer.on(context, port);
        context.getShutdownStrategy().setTimeout(10);
    }

    public Application start(String uri) throws Exception {
        return start(uri, exchange -> {});
    }

    public Application start(String uri, Processor work) throws Exception {
        return start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri)
                        .routeId("events")
                        .process(work)
                        .process(Application.this::count)
                        .to("mock:events");
            }
        });
    }

    public Application start(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        return this;
    }

    private void count(Exchange exchange) {
        JsonNode number = DeliveryLogTestSupport.json(exchange.getMessage().getBody(String.class))
                .path("number");
        if (number.isInt()) {
            numbers.add(number.intValue());
        }
    }

    public int port() {
        return port;
    }

    public List<Exchange> received() {
        return context.getEndpoint("mock:events", MockEndpoint.class).getReceivedExchanges();
    }

    /** The field {@code number} of what was received, also after the application was closed. */
    public List<Integer> numbers() {
        return List.copyOf(numbers);
    }

    public HealthCheck.Result health() {
        HealthCheck check = ((HealthCheckAware) context.getRoute("events").getConsumer()).getHealthCheck();
        assertThat(check).isNotNull();
        return check.call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS));
    }

    /** What one of Camel's other health checks reports. */
    public HealthCheck.Result health(String id) {
        return HealthCheckRegistry.get(context).getCheck(id).orElseThrow().call();
    }

    /** What the health check says is wrong; nothing when all is well. */
    public String words() {
        return health().getMessage().orElse("");
    }

    public DefaultCamelContext context() {
        return context;
    }

    @Override
    public void close() {
        context.stop();
    }
}
