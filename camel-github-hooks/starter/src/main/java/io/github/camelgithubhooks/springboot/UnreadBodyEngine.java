// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.receive.UnreadBodies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.apache.camel.support.service.ServiceHelper;

/** Spring Boot's engine, but for the bodies of requests, which are left unread. */
final class UnreadBodyEngine implements PlatformHttpEngine {

    private final SpringBootPlatformHttpEngine spring;

    private final boolean serverChangesAddresses;

    /**
     * Builds on Spring Boot's engine.
     *
     * @param serverChangesAddresses whether the server takes the address of a connection from headers
     */
    UnreadBodyEngine(SpringBootPlatformHttpEngine spring, boolean serverChangesAddresses) {
        this.spring = spring;
        this.serverChangesAddresses = serverChangesAddresses;
    }

    @Override
    public int getServerPort() {
        return spring.getServerPort();
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        PlatformHttpConsumer consumer =
                spring.createConsumer(endpoint, exchange -> processor.process(withUnreadBody(exchange)));
        return new UnreadBodyConsumer(endpoint, processor, (SpringBootPlatformHttpConsumer) consumer);
    }

    private static Exchange withUnreadBody(Exchange exchange) throws IOException {
        PlatformHttpMessage message = exchange.getMessage(PlatformHttpMessage.class);
        UnreadRequest request = (UnreadRequest) message.getRequest();
        message.setBody(request.getRequest().getInputStream());
        exchange.setProperty(UnreadBodies.REMOTE_ADDRESS, request.connection().peer());
        return exchange;
    }

    /** What Spring calls for a request; it has Spring's own consumer handle it, on the threads that it has for that. */
    private final class UnreadBodyConsumer extends SpringBootPlatformHttpConsumer {

        private final SpringBootPlatformHttpConsumer consumer;

        UnreadBodyConsumer(
                PlatformHttpEndpoint endpoint, Processor processor, SpringBootPlatformHttpConsumer consumer) {
            super(endpoint, processor);
            this.consumer = consumer;
        }

        @Override
        public CompletableFuture<Void> service(HttpServletRequest request, HttpServletResponse response) {
            Connection connection = Connection.behind(request, serverChangesAddresses);
            return consumer.service(new UnreadRequest(request, connection), response);
        }

        @Override
        protected void doInit() throws Exception {
            super.doInit();
            ServiceHelper.initService(consumer);
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            ServiceHelper.startService(consumer);
        }

        @Override
        protected void doStop() throws Exception {
            ServiceHelper.stopService(consumer);
            super.doStop();
        }
    }
}
