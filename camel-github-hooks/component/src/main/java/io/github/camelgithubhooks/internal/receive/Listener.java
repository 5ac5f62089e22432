// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.spi.InboundRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Listener on one path: opens it for the routes that receive there, and closes it. */
final class Listener implements Processor {

    private final String path;
    private final JoinedRoutes routes;
    private final Reception reception;
    private ReplayGuard replays;
    private HttpDelegate http;
    /** True once the context has stopped the routes: every request is answered at once. */
    private volatile boolean over;

    private volatile ReceiveThreads threads;

    Listener(String path, ByteBudget budget) {
        this.path = path;
        this.routes = new JoinedRoutes(path, budget);
        this.reception = new Reception(path, budget, routes);
    }

    /** Notes a route that was created. */
    void define(ReceiveConsumer consumer) {
        routes.define(consumer);
    }

    /** Opens the path, unless it is open, for a route that is about to start. */
    void join(ReceiveConsumer consumer) throws Exception {
        routes.requireFitting(consumer);
        routes.warnOfOtherHooks(consumer);
        routes.define(consumer);
        // the route may have come back with other options
        setUp(consumer.options());
        over = false;
        if (http == null) {
            open(consumer.options(), consumer.getEndpoint().getCamelContext());
        }
    }

    private void setUp(ReceiveOptions options) {
        rememberFor(options.replayWindow());
        routes.limitTo(options.given().getMaxInFlight());
        reception.checkWith(new RequestChecks(options, replays));
    }

    private void open(ReceiveOptions options, CamelContext context) throws Exception {
        threads = new ReceiveThreads(context);
        http = options.isThroughWebhook()
                ? HttpDelegate.leftToWebhook(context, path)
                : HttpDelegate.start(context, path, this);
    }

    /** Remembers bodies for this long. Those that were seen before the routes were stopped are still known. */
    private void rememberFor(Duration window) {
        if (window.isZero()) {
            replays = null;
        } else if (replays == null || !replays.window().equals(window)) {
            replays = new ReplayGuard(window);
        }
    }

    /**
     * Closes the path if all routes are stopped for good, with the context. Until then it stays open, and deliveries to a
     * stopped route are answered 503.
     */
    void pause(ReceiveConsumer consumer) throws Exception {
        CamelContext context = consumer.getEndpoint().getCamelContext();
        boolean forGood = context.isStopping() || context.isStopped();
        if (!routes.areStopped()) {
            return;
        }
        if (consumer.options().isThroughWebhook()) {
            close();
        } else if (forGood) {
            closeWith(context);
        }
    }

    /** Answers 503 from now on, after the last answers were written, and closes the path with the context. */
    private void closeWith(CamelContext context) {
        if (http != null) {
            reception.awaitAnswers();
            over = true;
            http.stopWith(context);
            http = null;
            end();
        }
    }

    /** Forgets a route. Without any route the path stays open as long as one may come back. */
    void leave(ReceiveConsumer consumer) throws Exception {
        routes.remove(consumer);
        pause(consumer);
    }

    /** Closes the path, after the last answers were written. */
    void close() {
        if (http != null) {
            reception.awaitAnswers();
            http.stop();
            http = null;
            end();
        }
    }

    private void end() {
        threads.close();
        reception.close();
    }

    /** Returns the number of deliveries that the routes of the path have. */
    int inFlight() {
        return routes.inFlight();
    }

    /** Returns whether no route needs the path any more. */
    boolean isAbandoned() {
        return routes.all().isEmpty() && (http == null || !routes.areChanging());
    }

    /** Receives a request on an event loop, which is never held up. */
    void receive(InboundRequest request) {
        if (over) {
            request.answer(Answer.UNAVAILABLE.lastReply(), () -> {});
            return;
        }
        ReceiveThreads own = threads;
        reception.receive(request, task -> own.checks().execute(task), task -> own.routes()
                .execute(task));
    }

    /** Receives a request on a thread that waits for the body and for the answer. */
    @Override
    public void process(Exchange exchange) {
        MessageRequest request = new MessageRequest(exchange.getMessage());
        if (over) {
            request.answer(Answer.UNAVAILABLE.lastReply(), () -> {});
        } else {
            reception.receive(request, Runnable::run, onThisThread());
        }
        request.awaitAnswer();
    }

    /** Returns the thread of the request, if it waits for a single route anyway. */
    private Executor onThisThread() {
        ReceiveThreads own = threads;
        Executor others = task -> own.routes().execute(task);
        List<ReceiveConsumer> all = routes.all();
        if (all.size() != 1 || !all.get(0).options().ackTimeout().isZero()) {
            return others;
        }
        Thread waiting = Thread.currentThread();
        return task -> {
            if (Thread.currentThread() == waiting) {
                task.run();
            } else {
                others.execute(task);
            }
        };
    }
}
