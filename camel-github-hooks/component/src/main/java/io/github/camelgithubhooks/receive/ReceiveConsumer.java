// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Hands the verified deliveries of a path to a route. */
public final class ReceiveConsumer extends DefaultConsumer {
    public ReceiveConsumer(Endpoint endpoint, Processor processor, ReceiveSettings settings, Listeners listeners) {
        super(endpoint, processor);
    }
}
