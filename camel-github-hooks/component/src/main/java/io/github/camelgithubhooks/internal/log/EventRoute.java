// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.event.ExchangeCompletion;
import org.apache.camel.Exchange;

/** The route of a consumer, as the classes that read the log see it: their only way back up. */
interface EventRoute {

    /** Returns whether the route takes more events; it doesn't while the consumer stops or is suspended. */
    boolean takesMore();

    Exchange newExchange();

    /**
     * Hands an event to the route. If the route throws, the exception handler of the consumer gets the exception.
     *
     * @param guid the guid of the event, for the log lines about its exchange
     * @param following how many events follow in the same batch
     * @param completion called when the exchange is complete, which may be later and on another thread
     */
    void offer(Exchange exchange, String guid, int following, ExchangeCompletion.Listener completion);

    /** Hands the route a message whose completion doesn't matter. */
    void inform(Exchange exchange);

    /** Passes an exception that can't be thrown to the exception handler of the consumer. */
    void report(String what, Exception e);
}
