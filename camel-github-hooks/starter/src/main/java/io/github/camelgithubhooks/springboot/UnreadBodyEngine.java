// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.spi.InboundRequest;
import java.util.function.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;

/**
 * Spring Boot's engine, except that requests are handed over unread and no thread waits. The consumers are the engine's own:
 * {@link UnreadBodyAdapter} sees their requests first.
 */
final class UnreadBodyEngine implements PlatformHttpEngine {

    private final PlatformHttpEngine spring;
    private final Consumer<InboundRequest> receiver;
    private final UnreadBodyCheck check;
    private final boolean serverChangesAddresses;

    /**
     * Wraps Spring Boot's engine.
     *
     * @param receiver gets the requests
     * @param check warns if requests don't arrive unread
     * @param serverChangesAddresses whether the server takes the address of a connection from headers
     */
    UnreadBodyEngine(
            PlatformHttpEngine spring,
            Consumer<InboundRequest> receiver,
            UnreadBodyCheck check,
            boolean serverChangesAddresses) {
        this.spring = spring;
        this.receiver = receiver;
        this.check = check;
        this.serverChangesAddresses = serverChangesAddresses;
    }

    @Override
    public int getServerPort() {
        return spring.getServerPort();
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        UnreadBodyReceiver own = new UnreadBodyReceiver(receiver, processor, serverChangesAddresses);
        check.watch(endpoint.getComponent());
        return spring.createConsumer(endpoint, own);
    }
}
