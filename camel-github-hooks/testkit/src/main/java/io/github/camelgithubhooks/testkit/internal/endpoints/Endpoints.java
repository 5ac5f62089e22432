// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import io.github.camelgithubhooks.testkit.internal.api.ApiEndpoint;
import io.github.camelgithubhooks.testkit.internal.sending.WebhookSender;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.tokens.HourlyLimits;
import io.github.camelgithubhooks.testkit.internal.tokens.Tokens;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The list of all endpoints. */
public final class Endpoints {

    private Endpoints() {}

    public static List<ApiEndpoint> of(
            String apiUrl, SimulatorState state, Tokens tokens, HourlyLimits limits, WebhookSender sender) {
        return Stream.of(
                        new HookEndpoints(apiUrl, sender).all(),
                        new DeliveryEndpoints(apiUrl, sender).all(),
                        new RepositoryEndpoints(apiUrl, state, sender).all(),
                        new RepositoryListEndpoints(apiUrl, state).all(),
                        new AppEndpoints(apiUrl, state, tokens).all(),
                        new ServiceEndpoints(state, limits).all())
                .flatMap(Collection::stream)
                .toList();
    }
}
