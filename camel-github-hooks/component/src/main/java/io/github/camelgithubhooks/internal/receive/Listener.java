// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.spi.InboundRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** What answers the requests on one path: it checks each once and offers it to every route there. */
final class Listener implements Processor {

    private final String path;
    private final ByteBudget budget;
    private final JoinedRoutes routes;
    private final AnswersUnderWay answers = new AnswersUnderWay();
    private final InFlight inFlight = new InFlight();
    private final RefusalLog refusals;
    private ReplayGuard replays;
    private HttpDelegate http;
    private volatile ReceiveThreads threads;
    private volatile Desk desk;

    Listener(String path, ByteBudget budget) {
        this.path = path;
        this.budget = budget;
        this.routes = new JoinedRoutes(budget);
        this.refusals = new RefusalLog(path);
    }

    /** Takes note of a route that was made. */
    void define(ReceiveConsumer consumer) {
        routes.define(consumer);
    }

    /** Opens the path, unless it is open, for a route that is about to be started. */
    void join(ReceiveConsumer consumer) throws Exception {
        routes.requireFitting(consumer);
        routes.define(consumer);
        // the route may have come back with other options
        setUp(consumer.options());
        if (http == null) {
            open(consumer.options(), consumer.getEndpoint().getCamelContext());
        }
    }

    private void setUp(ReceiveOptions options) {
        guardWithin(options.replayWindow());
        inFlight.limitTo(options.given().getMaxInFlight());
        desk = new Desk(path, budget, new RequestChecks(options), replays, routes, inFlight, answers, refusals);
    }

    private void open(ReceiveOptions options, CamelContext context) throws Exception {
        threads = new ReceiveThreads(context);
        http = options.isThroughWebhook()
                ? HttpDelegate.leftToWebhook(context, path)
                : HttpDelegate.start(context, path, this);
    }

    /** What was seen before the routes were stopped is still known. */
    private void guardWithin(Duration window) {
        if (window.isZero()) {
            replays = null;
        } else if (replays == null || !replays.window().equals(window)) {
            replays = new ReplayGuard(window);
        }
    }

    /**
     * Ends the listening when all routes are stopped for good, with the context. Otherwise the path stays open: who
     * delivers to a stopped route is told to come again.
     */
    void pause(ReceiveConsumer consumer) throws Exception {
        CamelContext context = consumer.getEndpoint().getCamelContext();
        boolean forGood = context.isStopping() || context.isStopped();
        if ((forGood || consumer.options().isThroughWebhook()) && routes.areStopped()) {
            close();
        }
    }

    /** Forgets a route. Without any the path stays open for as long as one may come back. */
    void leave(ReceiveConsumer consumer) throws Exception {
        routes.remove(consumer);
        pause(consumer);
    }

    /** Ends the listening, after the last answers were written. */
    void close() {
        if (http != null) {
            answers.awaitWritten();
            http.stop();
            http = null;
            threads.close();
            refusals.close();
        }
    }

    /** Whether nobody would miss it. */
    boolean isAbandoned() {
        return isEmpty() && (http == null || !routes.areChanging());
    }

    boolean isEmpty() {
        return routes.all().isEmpty();
    }

    /** Receives a request on an event loop, which it never holds up. */
    void receive(InboundRequest request) {
        ReceiveThreads own = threads;
        new Reception(request, desk, task -> own.checks().execute(task), task -> own.routes()
                        .execute(task))
                .begin();
    }

    /** Receives a request on a thread that waits for its body and its answer. */
    @Override
    public void process(Exchange exchange) {
        MessageRequest request = new MessageRequest(exchange.getMessage());
        new Reception(request, desk, Runnable::run, onThisThread()).begin();
        request.awaitAnswer();
    }

    /** The thread of the request, as long as it waits for one route only. */
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
