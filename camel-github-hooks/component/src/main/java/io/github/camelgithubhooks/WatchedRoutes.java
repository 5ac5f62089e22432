// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.dashboard.WatchedRoute;
import io.github.camelgithubhooks.internal.log.DeliveriesConsumer;
import io.github.camelgithubhooks.internal.receive.ReceiveConsumer;
import io.github.camelgithubhooks.internal.receive.WebhookHandler;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.util.URISupport;

/** Routes of a context that get events. */
final class WatchedRoutes {

    private WatchedRoutes() {}

    /** Returns the routes of one component. */
    static List<WatchedRoute> of(CamelContext context, GitHubHooksComponent component) {
        return all(context).stream()
                .filter(route -> consumer(route.route()).getEndpoint() instanceof GitHubHooksEndpoint endpoint
                        && endpoint.getComponent() == component)
                .toList();
    }

    /** Returns the routes of all components. */
    static List<WatchedRoute> all(CamelContext context) {
        return context.getRoutes().stream()
                .flatMap(route -> watched(route).stream())
                .toList();
    }

    private static Optional<WatchedRoute> watched(Route route) {
        Consumer consumer = consumer(route);
        if (consumer == null || !(consumer.getEndpoint() instanceof GitHubHooksEndpoint endpoint)) {
            return Optional.empty();
        }
        Optional<ReceiveConsumer> receive =
                consumer instanceof ReceiveConsumer listener ? Optional.of(listener) : Optional.empty();
        Optional<DeliveriesConsumer> log = consumer instanceof DeliveriesConsumer reader
                ? Optional.of(reader)
                : receive.flatMap(ReceiveConsumer::getCatchUp)
                        .filter(DeliveriesConsumer.class::isInstance)
                        .map(DeliveriesConsumer.class::cast);
        GitHubHooksConfiguration options = endpoint.getConfiguration();
        return Optional.of(new WatchedRoute(
                route,
                URISupport.sanitizeUri(endpoint.getEndpointUri()),
                options,
                receive,
                log,
                () -> endpoint.getComponent().client(options)));
    }

    private static Consumer consumer(Route route) {
        Consumer consumer = route.getConsumer();
        return consumer != null && consumer.getProcessor() instanceof WebhookHandler webhook
                ? webhook.consumer()
                : consumer;
    }
}
