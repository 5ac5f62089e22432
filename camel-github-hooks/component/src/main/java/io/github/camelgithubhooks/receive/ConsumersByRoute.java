// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The consumers of a listener, one for each route: a route that is restarted gets a new one. */
final class ConsumersByRoute {

    private final Map<String, ReceiveConsumer> byRoute = new LinkedHashMap<>();
    private volatile List<ReceiveConsumer> all = List.of();

    synchronized void put(ReceiveConsumer consumer) {
        byRoute.put(consumer.routeKey(), consumer);
        all = List.copyOf(byRoute.values());
    }

    synchronized void remove(ReceiveConsumer consumer) {
        byRoute.remove(consumer.routeKey(), consumer);
        all = List.copyOf(byRoute.values());
    }

    List<ReceiveConsumer> all() {
        return all;
    }
}
