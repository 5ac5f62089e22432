// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** All that this GitHub answers. */
final class Endpoints {

    private Endpoints() {}

    static List<Route> of(
            String apiUrl, SimulatorState state, Tokens tokens, WebhookSender sender, ServiceEndpoints service) {
        return Stream.of(
                        new HookEndpoints(apiUrl, sender).routes(),
                        new DeliveryEndpoints(apiUrl, sender).routes(),
                        new RepositoryEndpoints(apiUrl, state, sender).routes(),
                        new AppEndpoints(apiUrl, state, tokens).routes(),
                        service.routes())
                .flatMap(Collection::stream)
                .toList();
    }
}
