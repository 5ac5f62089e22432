// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import io.github.camelgithubhooks.event.GitHubHeaders;
import io.github.camelgithubhooks.receive.ByteBudget.Reservation;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What answers the requests on one path: it checks each once and offers it to every route there. */
final class Listener implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** In seconds. GitHub doesn't deliver again on its own: this is for whoever asks it to. */
    private static final String RETRY_AFTER = "10";

    private final String path;
    private final ByteBudget budget;
    private final JoinedRoutes routes;
    private final AnswersUnderWay answers = new AnswersUnderWay();
    private HttpDelegate http;
    private CamelContext context;
    private ExecutorService threads;
    private volatile RequestChecks checks;
    private volatile ReplayGuard replays;

    Listener(String path, ByteBudget budget) {
        this.path = path;
        this.budget = budget;
        this.routes = new JoinedRoutes(path, budget);
    }

    /** Takes note of a route that was made. */
    void define(ReceiveConsumer consumer) {
        routes.define(consumer);
    }

    /** Opens the path, unless it is open, for a route that is about to be started. */
    void join(ReceiveConsumer consumer) throws Exception {
        routes.requireFitting(consumer);
        routes.define(consumer);
        if (http == null) {
            checks = new RequestChecks(consumer.settings(), budget);
            guardWith(consumer.settings().guards());
            context = consumer.getEndpoint().getCamelContext();
            http = consumer.settings().throughWebhook()
                    ? HttpDelegate.leftToWebhook(context, path)
                    : HttpDelegate.start(context, path, this);
        }
    }

    /** What was seen before the routes were stopped is still known. */
    private void guardWith(Guards guards) {
        if (!guards.againstReplay()) {
            replays = null;
        } else if (replays == null || !replays.window().equals(guards.replayWindow())) {
            replays = new ReplayGuard(guards.replayWindow());
        }
    }

    /**
     * Ends the listening when all routes are stopped for good, with the context. Otherwise the path stays open: who
     * delivers to a stopped route is told to come again.
     */
    void pause(ReceiveConsumer consumer) throws Exception {
        boolean forGood = context != null && (context.isStopping() || context.isStopped());
        if ((forGood || consumer.settings().throughWebhook()) && routes.areStopped()) {
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
            if (threads != null) {
                context.getExecutorServiceManager().shutdown(threads);
                threads = null;
            }
        }
    }

    /** Whether nobody would miss it. */
    boolean isAbandoned() {
        return isEmpty() && (http == null || !routes.areChanging());
    }

    boolean isEmpty() {
        return routes.all().isEmpty();
    }

    @Override
    public void process(Exchange exchange) {
        long arrived = System.nanoTime();
        answers.begin(exchange);
        InboundRequest request = InboundRequests.of(exchange.getMessage());
        Answer answer;
        String why = "";
        try {
            answer = answer(request, arrived);
        } catch (RefusedException e) {
            answer = e.answer();
            why = e.why();
            routes.count(answer);
            request.discardRest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = Answer.UNAVAILABLE;
            routes.count(answer);
        } catch (RuntimeException e) {
            LOG.warn("A request to {} can't be handled", path, e);
            answer = Answer.FAILED;
            routes.count(answer);
        }
        report(answer, request, why);
        respond(exchange.getMessage(), answer);
    }

    private Answer answer(InboundRequest request, long arrived) throws RefusedException, InterruptedException {
        RequestChecks.Head head = checks.head(request);
        Reservation reservation = checks.reserve(head);
        try {
            Delivery delivery = checks.delivery(request, head, reservation);
            if (routes.areIncomplete()) {
                // a route that wants the event may not have joined yet: a 2xx now would lose it
                throw new RefusedException(Answer.UNAVAILABLE);
            }
            if (replays != null) {
                checkReplay(delivery);
            }
            Offers offers = routes.offer(delivery, arrived, workers());
            // GitHub gives up after 10 seconds: nobody needs to wait on for it, the route goes on
            request.whenClientLeaves(offers::clientLeft);
            return offers.worst().get();
        } catch (ExecutionException e) {
            LOG.warn("A delivery on {} can't be handled", path, e.getCause());
            return Answer.FAILED;
        } finally {
            reservation.release();
        }
    }

    private void checkReplay(Delivery delivery) throws RefusedException, InterruptedException {
        for (ReceiveConsumer consumer : routes.all()) {
            if (consumer.wants(delivery)) {
                replays.check(delivery, consumer.settings().guards().log());
                return;
            }
        }
    }

    /** The thread of the request, as long as it waits for one route only. */
    private Executor workers() {
        List<ReceiveConsumer> all = routes.all();
        if (all.size() != 1 || !all.get(0).settings().ackTimeout().isZero()) {
            return threads();
        }
        Thread waiting = Thread.currentThread();
        return task -> {
            if (Thread.currentThread() == waiting) {
                task.run();
            } else {
                threads().execute(task);
            }
        };
    }

    private synchronized Executor threads() {
        if (threads == null) {
            threads = RouteThreads.open(context, this);
        }
        return threads;
    }

    private void report(Answer answer, InboundRequest request, String why) {
        if (answer.isRefusal()) {
            LOG.warn("Answered {} to delivery {} on {}: {}{}", answer.status(), guid(request), path, answer, why);
        } else {
            LOG.debug("Answered {} to a delivery on {}: {}", answer.status(), path, answer);
        }
    }

    /** The guid that a request claims, fit for a log: anybody can send anything. */
    private static String guid(InboundRequest request) {
        List<String> values = request.headers(GitHubHeaders.DELIVERY);
        if (values.isEmpty()) {
            return "(no guid)";
        }
        String value = values.get(0);
        String printable = value.substring(0, Math.min(value.length(), 100)).replaceAll("[^!-~]", "?");
        return printable;
    }

    private static void respond(Message message, Answer answer) {
        // engines send every header of the message back, those of the request too
        message.getHeaders().clear();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain");
        if (answer.status() == 503) {
            message.setHeader("Retry-After", RETRY_AFTER);
        }
        if (answer == Answer.WRONG_METHOD) {
            message.setHeader("Allow", "POST");
        }
        message.setBody(answer.body());
    }
}
