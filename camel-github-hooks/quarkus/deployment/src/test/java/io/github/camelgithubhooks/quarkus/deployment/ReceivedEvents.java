// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.quarkus.deployment;

import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The messages that the routes of the application have got. */
@Singleton
class ReceivedEvents {

    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();

    void add(Exchange exchange) {
        messages.add(exchange.getMessage().copy());
    }

    /** Returns the oldest message and removes it, null if there is none. */
    Message next() {
        return messages.poll();
    }
}
