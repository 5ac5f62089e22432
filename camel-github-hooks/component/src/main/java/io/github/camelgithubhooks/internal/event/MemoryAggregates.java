// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.AggregationRepository;
import org.apache.camel.spi.RecoverableAggregationRepository;
import org.apache.camel.support.CamelContextHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search for an {@code aggregate} that keeps events in memory. Camel counts an exchange as complete as soon as it was added
 * there, so a process that ends before the group is complete loses events that were recorded as handled.
 */
final class MemoryAggregates {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryAggregates.class);

    /** Endpoints that lead on within the process. Behind any other endpoint, the event is out of our hands. */
    private static final Pattern INSIDE = Pattern.compile("(direct|seda|disruptor):(//)?(?<name>[^?]*).*");

    private static final Pattern KAMELET = Pattern.compile("kamelet:(//)?(?<name>[^/?]+)(/(?<id>[^?]+))?.*");

    private final CamelContext context;
    private final Set<Route> seen = new HashSet<>();

    private MemoryAggregates(CamelContext context) {
        this.context = context;
    }

    /** Warns of the first such aggregate on the way of the events of a route. */
    static void warn(CamelContext context, Route start) {
        new MemoryAggregates(context)
                .find(start)
                .ifPresent(aggregate -> LOG.warn(
                        "Events of route {} are collected in memory by {}: each is answered with success and recorded as"
                                + " soon as it was added there, and lost if the process ends before the group is complete."
                                + " Put a durable queue in between, or give aggregate a persistent aggregationRepository",
                        start.getRouteId(),
                        aggregate.getId() == null ? "aggregate" : aggregate.getId()));
    }

    private Optional<AggregateDefinition> find(Route route) {
        if (!seen.add(route) || !(route.getRoute() instanceof RouteDefinition definition)) {
            return Optional.empty();
        }
        Optional<AggregateDefinition> here =
                ProcessorDefinitionHelper.filterTypeInOutputs(definition.getOutputs(), AggregateDefinition.class)
                        .stream()
                        .filter(this::isInMemory)
                        .findFirst();
        return here.or(() -> context.getRoutes().stream()
                .filter(next -> isBehind(next, route, definition))
                .flatMap(next -> find(next).stream())
                .findFirst());
    }

    private boolean isBehind(Route next, Route route, RouteDefinition definition) {
        String from = next.getEndpoint().getEndpointUri();
        Matcher kamelet = KAMELET.matcher(from);
        if (kamelet.matches()) {
            // a source: the events of its own route go on in the route that begins with it
            return route.isCreatedByKamelet()
                    && (route.getRouteId().equals(kamelet.group("id"))
                            || route.getRouteId().startsWith(kamelet.group("name") + "-"));
        }
        String place = place(from);
        return place != null
                && ProcessorDefinitionHelper.filterTypeInOutputs(
                                definition.getOutputs(), EndpointRequiredDefinition.class)
                        .stream()
                        .anyMatch(to -> place.equals(place(context.resolvePropertyPlaceholders(to.getEndpointUri()))));
    }

    /** Returns scheme and name of an endpoint inside the process; null for any other. */
    private static String place(String uri) {
        Matcher inside = INSIDE.matcher(uri);
        return inside.matches() ? inside.group(1) + ":" + inside.group("name") : null;
    }

    private boolean isInMemory(AggregateDefinition aggregate) {
        AggregationRepository repository = aggregate.getAggregationRepositoryBean();
        if (repository == null && aggregate.getAggregationRepository() != null) {
            repository = CamelContextHelper.lookup(
                    context, aggregate.getAggregationRepository(), AggregationRepository.class);
        }
        return !(repository instanceof RecoverableAggregationRepository);
    }
}
