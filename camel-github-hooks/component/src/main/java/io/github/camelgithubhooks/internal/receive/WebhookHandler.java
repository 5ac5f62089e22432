// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Processor that gets the requests of Camel's {@code webhook:} component. They are checked and answered like those of {@code
 * receive}; only the server differs.
 */
public final class WebhookHandler extends ServiceSupport implements Processor {

    private final Endpoint endpoint;
    private final ReceiveConsumer consumer;
    private final Listeners listeners;
    private volatile Listener listener;

    /** Creates the handler of a route that begins with {@code webhook:}, given by its first processor. */
    public WebhookHandler(Endpoint endpoint, Processor next, ReceiveOptions options, Listeners listeners) {
        this.endpoint = endpoint;
        this.consumer = new ReceiveConsumer(endpoint, next, options, listeners);
        this.listeners = listeners;
    }

    /** Returns the consumer that gets the deliveries. */
    public ReceiveConsumer consumer() {
        return consumer;
    }

    @Override
    public void process(Exchange exchange) {
        listener.process(exchange);
    }

    @Override
    protected void doStart() throws Exception {
        // Camel doesn't pass a processor the route that it begins
        endpoint.getCamelContext().getRoutes().stream()
                .filter(route ->
                        route.getConsumer() != null && route.getConsumer().getProcessor() == this)
                .findFirst()
                .ifPresent(this::belongTo);
        ServiceHelper.startService(consumer);
        if (consumer.getRoute() != null && consumer.getRoute().getConsumer() instanceof HealthCheckAware watched) {
            watched.setHealthCheck(consumer.getHealthCheck());
        }
        listener = listeners.listenerOf(consumer);
    }

    private void belongTo(Route route) {
        consumer.setRoute(route);
        consumer.setRouteId(route.getRouteId());
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(consumer);
    }

    @Override
    protected void doShutdown() {
        ServiceHelper.stopAndShutdownService(consumer);
    }
}
