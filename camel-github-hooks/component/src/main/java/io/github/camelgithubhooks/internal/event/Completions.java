// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.internal.event.ExchangeCompletion.Listener;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges of a component that aren't complete yet. Those that exceed their time-out, and those that their route dropped,
 * are ended here. The object outlives a consumer, whose route may be restarted meanwhile. Thread-safe.
 */
public final class Completions {

    private static final Logger LOG = LoggerFactory.getLogger(Completions.class);

    private static final long SWEEP_MILLIS = 1000;

    private final Set<ExchangeCompletion> running = ConcurrentHashMap.newKeySet();
    private final Queue<ExchangeCompletion> lost = new ConcurrentLinkedQueue<>();
    private final Set<String> known = new HashSet<>();
    private final CompletionThreads threads = new CompletionThreads();
    private ScheduledExecutorService sweeper;
    private Future<?> sweeping;

    /**
     * Prepares for the exchanges of a route, and warns once of an {@code aggregate} that keeps events in memory.
     *
     * @param route the route, null if unknown
     */
    public synchronized void start(CamelContext context, Route route) throws Exception {
        ChildExchanges.watch(context);
        threads.start(context);
        if (route != null && route.getRoute() != null && known.add(route.getRouteId())) {
            // the routes behind this one may be added later
            context.addStartupListener((started, already) -> {
                MemoryAggregates.warn(context, route);
                DeadLetters.warn(context, route);
            });
        }
        if (sweeper == null || sweeper.isShutdown()) {
            sweeper = context.getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(this, "GitHubHooksCompletions");
            sweeping = sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Stops looking for exchanges that take too long, and waits a short time for those that end right now. */
    public void stop(CamelContext context) {
        synchronized (this) {
            if (sweeper != null) {
                sweeping.cancel(false);
                context.getExecutorServiceManager().shutdownNow(sweeper);
                sweeper = null;
            }
        }
        threads.stop();
    }

    /** Begins to watch an exchange that is about to be handed to a route. */
    private ExchangeCompletion begin(Exchange exchange, Subject what, Duration timeout, Listener listener) {
        ExchangeCompletion completion = new ExchangeCompletion(this, what, timeout, listener);
        running.add(completion);
        try {
            completion.begin(exchange);
        } catch (RuntimeException | Error e) {
            completion.fail();
            throw e;
        }
        return completion;
    }

    /**
     * Hands an exchange to the route of a consumer, and watches it until it is complete.
     *
     * @param exchange one that no processor has seen yet, created without auto-release
     * @param what the name of the exchange in logs
     * @param timeout how long the exchange may take, zero for no limit
     * @param listener called when the exchange is complete, also if the route can't take it
     * @throws RuntimeException if the route can't take it
     */
    public void hand(Exchange exchange, DefaultConsumer consumer, Subject what, Duration timeout, Listener listener) {
        ExchangeCompletion completion = begin(exchange, what, timeout, listener);
        try {
            consumer.getAsyncProcessor().process(exchange, doneSync -> {
                completion.returned(exchange);
                consumer.defaultConsumerCallback(exchange, false).done(doneSync);
            });
        } catch (RuntimeException | Error e) {
            completion.fail();
            throw e;
        }
    }

    /** Name of an exchange in logs. */
    public record Subject(String guid, String route) {}

    void ended(ExchangeCompletion completion) {
        running.remove(completion);
    }

    /** Notes an exchange that its route dropped. Called by the thread that cleans up after the garbage collector. */
    void lost(ExchangeCompletion completion) {
        lost.add(completion);
        ScheduledExecutorService thread;
        synchronized (this) {
            thread = sweeper;
        }
        try {
            if (thread != null) {
                thread.execute(this::endLost);
                return;
            }
        } catch (RejectedExecutionException e) {
            LOG.trace("The context stops", e);
        }
        endLost();
    }

    private void endLost() {
        List<Subject> ended = end(Stream.generate(lost::poll).takeWhile(Objects::nonNull), Outcome.LOST);
        if (!ended.isEmpty()) {
            LOG.warn(
                    "Route {} dropped {} exchange(s) before they were done, the first of delivery {}. They count as"
                            + " failed and may come again. Queues that discard do this, such as seda with"
                            + " discardWhenFull or one that is purged: let the queue refuse instead (without"
                            + " discardWhenFull), or use a durable one",
                    ended.get(0).route(),
                    ended.size(),
                    ended.get(0).guid());
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        List<Subject> ended = end(running.stream().filter(completion -> completion.isOverdue(now)), Outcome.TIMED_OUT);
        if (!ended.isEmpty()) {
            LOG.warn(
                    "Route {} has not ended {} exchange(s) within completionTimeout, the first of delivery {}. They"
                            + " count as failed and may come again; one that is done after all is still recorded. Check"
                            + " whether they wait in a queue that nobody reads, or set completionTimeout to more than the"
                            + " route can take",
                    ended.get(0).route(),
                    ended.size(),
                    ended.get(0).guid());
        }
    }

    private static List<Subject> end(Stream<ExchangeCompletion> completions, Outcome how) {
        return completions
                .filter(completion -> end(completion, how))
                .map(ExchangeCompletion::subject)
                .toList();
    }

    private static boolean end(ExchangeCompletion completion, Outcome how) {
        try {
            return completion.end(how);
        } catch (RuntimeException e) {
            // the others must end all the same
            warn(completion.subject(), e);
            return false;
        }
    }

    /** Runs a step of an exchange that has ended by a thread that can wait. */
    void runLater(Subject subject, Runnable step) {
        threads.run(() -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                warn(subject, e);
            }
        });
    }

    private static void warn(Subject subject, RuntimeException e) {
        LOG.warn("Cannot release delivery {} of route {}", subject.guid(), subject.route(), e);
    }
}
