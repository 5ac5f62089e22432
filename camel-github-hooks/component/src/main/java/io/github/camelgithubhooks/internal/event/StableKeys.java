// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Optional;
import org.apache.camel.Route;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** Check that the keys of a route are the same after a restart, as far as its id is part of them. */
public final class StableKeys {

    private StableKeys() {}

    /**
     * Checks that a repository that outlives the process gets keys that do so, too.
     *
     * @param route the route whose id the keys begin with, null if none
     * @throws IllegalArgumentException if the keys may change with a restart
     */
    public static void require(RecordPlace place, String prefix, Route route) {
        IdempotentRepository repository = place.repository();
        boolean persistent = repository != null && !(repository instanceof MemoryIdempotentRepository);
        if (persistent && prefix == null && routeId(route).isEmpty()) {
            throw new IllegalArgumentException(
                    "The " + place.option() + " keeps its keys for the next start, but they begin"
                            + " with the id of this route, which is generated and may differ then: give the route an id,"
                            + " or set the option idempotentPrefix. A Kamelet gets its id as kamelet:NAME/ID");
        }
    }

    /**
     * Returns the id of a route if it stays the same after a restart.
     *
     * @param route the route, null if none
     */
    public static Optional<String> routeId(Route route) {
        boolean stable = route != null && route.isCustomId() && !isNamedByKamelet(route);
        return stable ? Optional.of(route.getRouteId()) : Optional.empty();
    }

    /** Returns whether a Kamelet without an id has numbered the route, in the order of creation. */
    private static boolean isNamedByKamelet(Route route) {
        return route.isCreatedByKamelet() && route.getRouteId().endsWith("-" + route.getNodePrefixId());
    }
}
