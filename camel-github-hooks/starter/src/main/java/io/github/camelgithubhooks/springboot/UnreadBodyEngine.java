// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.spi.InboundRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncUtils;

/** Spring Boot's engine, except that requests are handed over unread and no thread waits. */
final class UnreadBodyEngine implements PlatformHttpEngine {

    private final SpringBootPlatformHttpEngine spring;
    private final Consumer<InboundRequest> receiver;

    private final boolean serverChangesAddresses;

    /**
     * Wraps Spring Boot's engine.
     *
     * @param receiver gets the requests
     * @param serverChangesAddresses whether the server takes the address of a connection from headers
     */
    UnreadBodyEngine(
            SpringBootPlatformHttpEngine spring, Consumer<InboundRequest> receiver, boolean serverChangesAddresses) {
        this.spring = spring;
        this.serverChangesAddresses = serverChangesAddresses;
        this.receiver = receiver;
    }

    @Override
    public int getServerPort() {
        return spring.getServerPort();
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new UnreadBodyConsumer(endpoint, processor);
    }

    private final class UnreadBodyConsumer extends SpringBootPlatformHttpConsumer {

        UnreadBodyConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            super(endpoint, processor, Runnable::run);
        }

        /** Serves a request. Its body can be read without waiting only once the request is asynchronous. */
        @Override
        public CompletableFuture<Void> service(HttpServletRequest request, HttpServletResponse response) {
            UnreadRequest unread =
                    new UnreadRequest(request, response, Connection.behind(request, serverChangesAddresses));
            WebAsyncUtils.getAsyncManager(request)
                    .registerDeferredResultInterceptor(this, new DeferredResultProcessingInterceptor() {
                        @Override
                        public <T> void preProcess(NativeWebRequest started, DeferredResult<T> result) {
                            receiver.accept(unread);
                        }
                    });
            return unread.done();
        }
    }
}
