// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.spi.InboundRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.springframework.beans.BeanUtils;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Receiver of the requests of one path, and the processor of the consumer of Spring Boot's engine for that path. The processor
 * is called only if the engine handles a request in a way of its own.
 */
final class UnreadBodyReceiver implements Processor {

    private static final Method RECEIVE = BeanUtils.findDeclaredMethod(
            UnreadBodyReceiver.class, "receive", HttpServletRequest.class, HttpServletResponse.class);

    private final Consumer<InboundRequest> receiver;
    private final Processor waiting;
    private final boolean serverChangesAddresses;
    private final HandlerMethod handler;

    /**
     * Creates a receiver.
     *
     * @param receiver gets the requests, and never waits
     * @param waiting gets the exchanges that an engine makes of requests, and waits for the route
     */
    UnreadBodyReceiver(Consumer<InboundRequest> receiver, Processor waiting, boolean serverChangesAddresses) {
        this.receiver = receiver;
        this.waiting = waiting;
        this.serverChangesAddresses = serverChangesAddresses;
        this.handler = new HandlerMethod(this, RECEIVE);
    }

    /** Returns the receiver of a consumer, null if it has none. */
    static UnreadBodyReceiver of(Object consumer) {
        return consumer instanceof DefaultConsumer camel && camel.getProcessor() instanceof UnreadBodyReceiver receiver
                ? receiver
                : null;
    }

    /** Returns {@link #receive} as Spring MVC calls it. */
    HandlerMethod handler() {
        return handler;
    }

    /** Receives a request. Its body can be read without waiting only once the request is asynchronous. */
    @ResponseBody
    CompletableFuture<Void> receive(HttpServletRequest request, HttpServletResponse response) {
        UnreadRequest unread = new UnreadRequest(request, response, Connection.behind(request, serverChangesAddresses));
        WebAsyncUtils.getAsyncManager(request)
                .registerDeferredResultInterceptor(this, new DeferredResultProcessingInterceptor() {
                    @Override
                    public <T> void preProcess(NativeWebRequest started, DeferredResult<T> result) {
                        receiver.accept(unread);
                    }
                });
        return unread.done();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        waiting.process(exchange);
    }
}
