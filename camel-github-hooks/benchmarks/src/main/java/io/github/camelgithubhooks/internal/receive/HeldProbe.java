// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

/** View of what a route's listener holds for its deliveries. In this package, since nothing else needs to see it. */
public final class HeldProbe {

    private final ReceiveConsumer consumer;

    public HeldProbe(ReceiveConsumer consumer) {
        this.consumer = consumer;
    }

    /** Returns the bytes that are reserved for bodies. */
    public long reservedBytes() {
        return consumer.listeners().budget().used();
    }

    /** Returns the number of deliveries that the routes of the path have. */
    public long inFlight() {
        return consumer.listeners().listenerOf(consumer).inFlight();
    }

    /** Returns the number of guids that the route is handling. */
    public long inProgress() {
        return consumer.handled().inProgress();
    }
}
