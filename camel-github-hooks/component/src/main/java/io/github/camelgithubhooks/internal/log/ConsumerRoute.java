// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.event.Completions;
import io.github.camelgithubhooks.internal.event.Completions.Subject;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.apache.camel.Exchange;

/** Route of a consumer that reads the log. */
final class ConsumerRoute implements EventRoute {

    private final DeliveriesConsumer consumer;
    private final Completions completions;
    private final Readership readership;
    private final Duration timeout;
    private final IntConsumer following;

    /**
     * Creates the route of a consumer.
     *
     * @param timeout how long an exchange may take, zero for no limit
     * @param following gets the number of events that follow each one in its batch
     */
    ConsumerRoute(
            DeliveriesConsumer consumer,
            Completions completions,
            Readership readership,
            Duration timeout,
            IntConsumer following) {
        this.consumer = consumer;
        this.completions = completions;
        this.readership = readership;
        this.timeout = timeout;
        this.following = following;
    }

    @Override
    public boolean takesMore() {
        return consumer.isBatchAllowed() && !consumer.isSuspendingOrSuspended() && readership.isElected();
    }

    @Override
    public Exchange newExchange() {
        return consumer.createExchange(false);
    }

    @Override
    public void offer(Exchange exchange, String guid, int more, ExchangeCompletion.Listener listener) {
        following.accept(more);
        try {
            completions.hand(exchange, consumer, new Subject(guid, consumer.getRouteId()), timeout, listener);
        } catch (RuntimeException e) {
            consumer.getExceptionHandler().handleException("The route can't take the event " + guid, exchange, e);
        }
    }

    @Override
    public void inform(Exchange exchange) {
        consumer.getAsyncProcessor().process(exchange, consumer.defaultConsumerCallback(exchange, false));
    }

    @Override
    public void report(String what, Exception e) {
        consumer.getExceptionHandler().handleException(what, e);
    }
}
