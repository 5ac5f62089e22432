// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.cluster.ClusterServiceHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** The kinds of election. */
final class Elections {

    private Elections() {}

    /**
     * Returns the election for a route. Without a place where the others find out how far the log was read, each instance
     * reads it.
     *
     * @param cursor the key of the route's cursor
     */
    static Election of(CamelContext context, LogOptions options, HandledDeliveries handled, String cursor) {
        Optional<CamelClusterService> cluster = ClusterServiceHelper.lookupService(context);
        if (cluster.isPresent()
                && (options.isSelfHealing() || isShared(options.given().getOffsetRepository()))) {
            return new ClusterElection(cluster.get(), "github-hooks-" + Long.toHexString(LongMap.hash(cursor)));
        }
        return handled.lease("reader/" + cursor, context)
                .<Election>map(LeaseElection::new)
                .orElse(Election.ALONE);
    }

    private static boolean isShared(StateRepository<String, String> offsets) {
        return offsets != null && !(offsets instanceof MemoryStateRepository);
    }
}
