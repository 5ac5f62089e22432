// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.receive;

import io.github.camelgithubhooks.benchmarks.load.DeliveryRequest;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Deliveries of one kind.
 *
 * @param title the words of the table
 * @param by who takes such deliveries
 * @param status the status of the answer
 */
record Workload(
        String title, DeliveryRequest request, int connections, Set<Contestant> by, ToIntFunction<Contestant> status) {

    private static final int MANY = 32;
    private static final Set<Contestant> ALL = Set.of(Contestant.values());
    private static final Set<Contestant> OURS = Set.of(Contestant.GITHUB_HOOKS);

    /** Returns the pushes that warm a server up; what the others cost is compared with these. */
    static Workload accepted(byte[] push) {
        return new Workload(ReceiveFigures.ACCEPTED, DeliveryRequest.json(push), MANY, ALL, Contestant::accepted);
    }

    /** Returns the other kinds of deliveries. */
    static List<Workload> others(byte[] push, byte[] largePush) {
        DeliveryRequest request = DeliveryRequest.json(push);
        return List.of(
                new Workload("accepted, 1 connection", request, 1, ALL, Contestant::accepted),
                new Workload("accepted, 25 KB", DeliveryRequest.json(largePush), MANY, ALL, Contestant::accepted),
                // a route from platform-http answers 400: its engine parses forms, with at most 8 KB in a field
                new Workload(
                        "form",
                        DeliveryRequest.form(push),
                        MANY,
                        Set.of(Contestant.GITHUB_HOOKS, Contestant.VERTX_HMAC),
                        Contestant::accepted),
                new Workload(
                        ReceiveFigures.REFUSED,
                        request.withWrongSignature(),
                        MANY,
                        Set.of(Contestant.GITHUB_HOOKS, Contestant.PLATFORM_HTTP_HMAC, Contestant.VERTX_HMAC),
                        server -> 401),
                new Workload("event not wanted", request.ofEvent("issues"), MANY, OURS, server -> 202),
                new Workload("duplicate", request.withSameGuid(), MANY, OURS, server -> 200));
    }
}
