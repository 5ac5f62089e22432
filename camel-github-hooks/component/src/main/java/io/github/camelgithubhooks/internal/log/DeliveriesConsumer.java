// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.event.Completions;
import io.github.camelgithubhooks.internal.event.Completions.Subject;
import io.github.camelgithubhooks.internal.event.EventFilter;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.event.RouteRecords;
import io.github.camelgithubhooks.internal.log.Problems.Kind;
import io.github.camelgithubhooks.model.Hook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;

/**
 * Hands the deliveries in GitHub's log of a hook to a route, at least once each, the oldest first.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries">GitHub: handling
 *     failed deliveries</a>
 */
@ManagedResource(description = "Managed GitHub Hooks Deliveries Consumer")
public final class DeliveriesConsumer extends ScheduledBatchPollingConsumer {

    private static final int POLLS_BETWEEN_LOOKS_AT_THE_HOOK = 10;

    private final LogOptions options;
    private final GitHubClient client;
    private final EventFilter filter;
    private final HookWatch watch;
    private final RouteRecords records;
    private final Completions completions;
    private final Problems problems = new Problems();
    private final Queue<Row> givenUpToTell = new ConcurrentLinkedQueue<>();
    private final Clock clock;
    private final LogFigures figures;
    private HandledDeliveries handled;
    private StateRepository<String, String> offsets;
    private CursorStore cursors;
    private ExecutorService threads;
    private Backlog backlog;
    private Rounds rounds;
    private DeliveryLog log;
    private Instant firstStart;
    private Instant startedAt;
    private long polls;

    /**
     * A consumer of its own, or the catch-up of a receiver.
     *
     * @param records what outlives the consumer when its route is restarted
     * @param completions what watches over the exchanges that the route has
     */
    public DeliveriesConsumer(
            Endpoint endpoint,
            Processor processor,
            LogOptions options,
            GitHubClient client,
            RouteRecords records,
            Completions completions) {
        this(endpoint, processor, options, client, records, completions, Clock.systemUTC());
    }

    DeliveriesConsumer(
            Endpoint endpoint,
            Processor processor,
            LogOptions options,
            GitHubClient client,
            RouteRecords records,
            Completions completions,
            Clock clock) {
        super(endpoint, processor);
        this.completions = completions;
        this.options = options;
        this.client = client;
        this.records = records;
        this.clock = clock;
        this.figures = new LogFigures(clock, problems);
        this.filter = EventFilter.of(options.given().getEvents());
        this.watch = new HookWatch(client, options, filter);
    }

    @ManagedAttribute(description = "How many deliveries were found and aren't done yet")
    public int getBacklogSize() {
        return figures.waiting();
    }

    @ManagedAttribute(description = "How many events were given up")
    public long getGivenUp() {
        return figures.givenUp();
    }

    @ManagedAttribute(description = "How many deliveries came to what")
    public Map<String, Long> getOutcomes() {
        return figures.outcomes();
    }

    /** How far the log is read. */
    public LogFigures figures() {
        return figures;
    }

    /** Before it looks for the hook it waits for this, which must end when the consumer is to stop. */
    public void findHookAfter(Runnable wait) {
        watch.findAfter(wait);
    }

    Problems problems() {
        return problems;
    }

    @Override
    protected void doBuild() throws Exception {
        if (getHealthCheck() == null) {
            setHealthCheck(new DeliveriesHealthCheck(this, "consumer:" + getRouteId()));
        }
        super.doBuild();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (options.isCatchUp()) {
            handled = options.listenersRecord();
        } else {
            HandledDeliveries.requireStableKeys(
                    options.given().getIdempotentRepository(), options.given().getIdempotentPrefix(), getRoute());
            String routePrefix = getRouteId() == null ? "deliveries" : getRouteId();
            handled = records.handled(
                    routeKey(),
                    options.given().getIdempotentRepository(),
                    options.given().getIdempotentPrefix() == null
                            ? routePrefix
                            : options.given().getIdempotentPrefix());
        }
        offsets = options.given().getOffsetRepository() == null
                ? records.cursors(routeKey())
                : options.given().getOffsetRepository();
        cursors = new CursorStore(offsets, options, CursorStore.name(options, getRoute(), getRouteId()));
    }

    @Override
    protected void doStart() throws Exception {
        completions.start(getEndpoint().getCamelContext(), getRoute());
        if (!options.isCatchUp()) {
            handled.start(getEndpoint().getCamelContext());
        }
        records.useCursor(offsets, cursors.key(), routeKey());
        if (options.given().getOffsetRepository() != null) {
            getEndpoint().getCamelContext().addService(offsets, false);
        }
        Duration delay = Duration.ofMillis(Math.max(1, getTimeUnit().toMillis(getDelay())));
        backlog = new Backlog(options.given().getMaxAttempts(), delay);
        if (options.given().isFetchPayload()) {
            threads = getEndpoint()
                    .getCamelContext()
                    .getExecutorServiceManager()
                    .newFixedThreadPool(
                            this, "GitHubHooksDeliveries", options.given().getFetchConcurrency());
        }
        figures.begin(backlog);
        ContentFetcher fetcher = new ContentFetcher(client, threads);
        rounds = new Rounds(this, options, client, fetcher, backlog, handled, delay, clock);
        log = null;
        startedAt = clock.instant();
        firstStart = records.firstStart(routeKey(), startedAt);
        super.doStart();
        figures.show(getEndpoint().getCamelContext(), getRouteId());
    }

    @Override
    protected void doStop() throws Exception {
        figures.hide();
        super.doStop();
        if (threads != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(threads);
            threads = null;
        }
        records.releaseCursor(offsets, cursors.key(), routeKey());
        if (log != null) {
            // a poll that is still looking saves at its end
            log.saveUnlessBusy();
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        if (!options.isCatchUp()) {
            records.removed(routeKey());
        }
        super.doShutdown();
    }

    /** Returns what is the same when the route is restarted; without an id, as behind {@code master:}, the processor is. */
    private Object routeKey() {
        return getRouteId() != null ? getRouteId() : getProcessor();
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        if (figures.pausedUntil().isPresent()) {
            return 0;
        }
        try {
            return processBatch(new ArrayDeque<>());
        } finally {
            if (log != null) {
                log.save();
            }
        }
    }

    /**
     * Looks at the log and offers what is due.
     *
     * @param none isn't used: what is due changes while a batch runs
     */
    @Override
    public int processBatch(Queue<Object> none) throws Exception {
        return rounds.go(maxMessagesPerPoll > 0 ? maxMessagesPerPoll : Integer.MAX_VALUE);
    }

    /** Returns the log that is read; null before the first look, and when the hook isn't there any more. */
    DeliveryLog log() {
        return log;
    }

    /** Looks at the log; returns what went wrong, empty when GitHub showed it. */
    Optional<RuntimeException> lookNow() {
        try {
            look(clock.instant());
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    /** Whether the batch may go on. */
    boolean goesOn() {
        return isBatchAllowed() && !isSuspendingOrSuspended();
    }

    void setPending(int exchanges) {
        pendingExchanges = exchanges;
    }

    Exchange newExchange() {
        return createExchange(true);
    }

    /** Hands an event to the route, and has the listener learn what becomes of it. */
    void hand(Exchange exchange, String guid, ExchangeCompletion.Listener listener) {
        ExchangeCompletion completion =
                completions.begin(exchange, new Subject(guid, getRouteId()), options.completionTimeout(), listener);
        try {
            getAsyncProcessor().process(exchange, doneSync -> {
                completion.returned(exchange);
                defaultConsumerCallback(exchange, true).done(doneSync);
            });
        } catch (RuntimeException | Error e) {
            completion.fail();
            throw e;
        }
    }

    /** Hands a message to the route of which nothing depends. */
    void hand(Exchange exchange) {
        getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, true));
    }

    /** Notes an event that GitHub's log forgot before it could be read. */
    void expired(Row row, RuntimeException why) {
        figures.expired(row, why);
        if (options.given().isMessageWhenGivenUp()) {
            givenUpToTell.add(row);
        }
    }

    /** An event that isn't offered any more. */
    void giveUp(Row row) {
        figures.gaveUp(row, options.given().getMaxAttempts());
        if (options.given().isMessageWhenGivenUp()) {
            givenUpToTell.add(row);
        }
    }

    /** Reports something that an exchange's end brought up, which has nobody to throw it to. */
    void report(String what, Exception e) {
        getExceptionHandler().handleException(what, e);
    }

    /** A long batch may not live to see its end, and without a cursor nobody would know what that lost. */
    void saveBeforeBatch() {
        try {
            log.save();
        } catch (RuntimeException e) {
            // no reason to keep events from the route: the poll fails with it at its end
            report("Cannot keep the cursor", e);
        }
    }

    /** Hands the route the messages of the events that were given up. */
    void tellGivenUp(Batch batch) {
        for (Row row = givenUpToTell.poll(); row != null; row = givenUpToTell.poll()) {
            batch.tellGivenUp(row, log.hookId());
        }
    }

    private void look(Instant now) {
        if (log == null) {
            Hook hook = options.findsHook() ? watch.find() : null;
            log = new DeliveryLog(
                    client,
                    options,
                    filter,
                    backlog,
                    hook,
                    cursors,
                    options.isSelfHealing(),
                    this::giveUp,
                    figures,
                    firstStart,
                    startedAt);
        }
        try {
            log.look(now);
            figures.looked(log.path(), now);
        } catch (GitHubApiException e) {
            if (e.getStatus() == 404 && options.findsHook()) {
                // it may have been made anew
                log.save();
                log = null;
            }
            throw e;
        }
        if (++polls % POLLS_BETWEEN_LOOKS_AT_THE_HOOK == 0) {
            problems.tell(Kind.HOOK, watch.problem(log.hookId()));
        }
        compareWithLimit();
    }

    /** Says so when more events come in an hour than can be asked for. */
    private void compareWithLimit() {
        long limit = client.hourlyLimit(log.path()).orElse(Long.MAX_VALUE);
        int arrivals = log.arrivalsInTheLastHour();
        problems.tell(
                Kind.BACKLOG,
                options.given().isFetchPayload() && arrivals > limit
                        ? Optional.of(Problems.tooMany(arrivals, limit, backlog.size()))
                        : Optional.empty());
    }
}
