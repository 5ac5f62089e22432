// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.log.DeliveriesConsumer;
import io.github.camelgithubhooks.internal.receive.ReceiveConsumer;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Route;

/**
 * Route that gets events.
 *
 * @param uri its address, with the secrets masked
 * @param options the options of its endpoint
 * @param receive the listener, empty if the route only reads the log
 * @param log the reader of the log, empty if there is none
 * @param client returns the client that calls GitHub for the route
 */
public record WatchedRoute(
        Route route,
        String uri,
        GitHubHooksConfiguration options,
        Optional<ReceiveConsumer> receive,
        Optional<DeliveriesConsumer> log,
        Supplier<GitHubClient> client) {

    String id() {
        return route.getRouteId();
    }
}
