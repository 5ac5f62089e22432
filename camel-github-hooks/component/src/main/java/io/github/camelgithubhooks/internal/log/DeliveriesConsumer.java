// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.event.Completions;
import io.github.camelgithubhooks.internal.event.Completions.Subject;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.event.RecordPlace;
import io.github.camelgithubhooks.internal.event.ReplayRun;
import io.github.camelgithubhooks.internal.event.RouteRecords;
import io.github.camelgithubhooks.internal.health.RouteHealthCheck;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.log.Problems.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the deliveries in GitHub's log of a hook to a route, each at least once, the oldest first.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries">GitHub: handling
 *     failed deliveries</a>
 */
@ManagedResource(description = "Managed GitHub Hooks Deliveries Consumer")
public final class DeliveriesConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);

    private final LogOptions options;
    private final GitHubClient client;
    private final HookWatch watch;
    private final RouteRecords records;
    private final Completions completions;
    private final LogFigures figures;
    private final GivenUpEvents givenUp;
    private final LogHistory history;
    private final ReadingFailures failures;
    private LogHealthCheck logHealth;
    private HandledDeliveries handled;
    private StateRepository<String, String> offsets;
    private CursorStore cursors;
    private ExecutorService threads;
    private Election election = Election.ALONE;
    /** Whether this instance read the log at the last poll. */
    private boolean reads;

    private final ReentrantLock polling = new ReentrantLock();
    private Looks looks;
    private Rounds rounds;

    /**
     * Creates a consumer of its own, or the catch-up of a listener.
     *
     * @param records outlives the consumer when its route is restarted
     * @param completions watches over the exchanges that the route has
     * @param history notes what becomes of the events
     */
    public DeliveriesConsumer(
            Endpoint endpoint,
            Processor processor,
            LogOptions options,
            GitHubClient client,
            RouteRecords records,
            Completions completions,
            History history) {
        this(endpoint, processor, options, client, records, completions, history, Clock.systemUTC());
    }

    DeliveriesConsumer(
            Endpoint endpoint,
            Processor processor,
            LogOptions options,
            GitHubClient client,
            RouteRecords records,
            Completions completions,
            History history,
            Clock clock) {
        super(endpoint, processor);
        this.completions = completions;
        this.options = options;
        this.client = client;
        this.records = records;
        this.figures = new LogFigures(clock);
        this.history = new LogHistory(history, this::getRouteId);
        this.givenUp = new GivenUpEvents(options, figures, this.history);
        this.watch = new HookWatch(client, options);
        this.failures =
                new ReadingFailures(endpoint.getCamelContext(), this::getRouteId, figures, watch::isReportedMissing);
        setExceptionHandler(failures);
    }

    @ManagedAttribute(description = "How many deliveries were found and aren't done yet")
    public int getBacklogSize() {
        return figures.waiting();
    }

    @ManagedAttribute(description = "How many events were given up")
    public long getGivenUp() {
        return figures.givenUp();
    }

    @ManagedAttribute(description = "How many deliveries had each outcome")
    public Map<String, Long> getOutcomes() {
        return figures.outcomes();
    }

    /** Returns how far the log is read. */
    public LogFigures figures() {
        return figures;
    }

    /**
     * Runs an event through the route on request, whether it was handled before or not.
     *
     * @param event writes the message
     * @throws IllegalStateException if the event is being handled, or the route isn't started
     */
    public CompletableFuture<Optional<Throwable>> replay(String guid, Consumer<Message> event) {
        return ReplayRun.start(this, completions, handled, guid, options.completionTimeout(), event);
    }

    /** Records an event as handled, so that it is never offered again. */
    public void forget(String guid) {
        handled.forget(guid);
    }

    /**
     * Has the consumer wait before it looks for its hook.
     *
     * @param wait returns when the first attempt to register the hook is over, or the consumer is to stop; false if the
     *     hook isn't registered and the reason is logged
     */
    public void findHookAfter(BooleanSupplier wait) {
        watch.findAfter(wait);
    }

    @Override
    protected void doBuild() throws Exception {
        if (getHealthCheck() == null) {
            logHealth = new LogHealthCheck(this, getRouteId() == null ? nameOfLog() : getRouteId());
            setHealthCheck(new RouteHealthCheck(getRouteId(), List.of(logHealth)));
        }
        super.doBuild();
    }

    /** Returns a name for the check where the route has none for this consumer, as behind {@code master:}. */
    private String nameOfLog() {
        Long hookId = options.given().getHookId();
        return hookId == null ? options.scope().toString() : options.scope() + "/" + hookId;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        handled = options.isCatchUp() ? options.listenersRecord() : ownRecord();
        StateRepository<String, String> configured = options.given().getOffsetRepository();
        offsets = configured == null ? records.cursors(routeKey()) : configured;
        cursors = new CursorStore(offsets, options, CursorStore.name(options, getRoute(), getRouteId()));
    }

    private HandledDeliveries ownRecord() {
        String prefix = options.given().getIdempotentPrefix();
        RecordPlace place = RecordPlace.of(options.given());
        HandledDeliveries.requireStableKeys(place, prefix, getRoute());
        String routePrefix = getRouteId() == null ? "deliveries" : getRouteId();
        return records.handled(routeKey(), place, prefix == null ? routePrefix : prefix);
    }

    @Override
    protected void doStart() throws Exception {
        CamelContext context = getEndpoint().getCamelContext();
        completions.start(context, getRoute());
        sayWhatMayBeUnexpected();
        if (!options.isCatchUp()) {
            options.filter().warnOfUnknown(getRouteId());
            handled.start(context);
        }
        records.useCursor(offsets, cursors.key(), routeKey());
        if (options.given().getOffsetRepository() != null) {
            context.addService(offsets, false);
        }
        if (options.given().isFetchPayload()) {
            threads = context.getExecutorServiceManager()
                    .newFixedThreadPool(
                            this, "GitHubHooksDeliveries", options.given().getFetchConcurrency());
        }
        prepare();
        reads = true;
        election = Elections.of(context, options, handled, cursors.key());
        election.begin(this::pollSoon);
        try {
            super.doStart();
        } catch (Exception e) {
            // Camel doesn't stop what failed to start
            election.end();
            throw e;
        }
        if (getHealthCheck().isEnabled()) {
            logHealth.show(context);
        }
        figures.show(context, getRouteId());
    }

    private void sayWhatMayBeUnexpected() {
        GitHubHooksConfiguration given = options.given();
        if (ObjectHelper.isEmpty(given.getOauthToken())
                && ObjectHelper.isEmpty(given.getAppId())
                && ObjectHelper.isEmpty(given.getHttpOptions())) {
            LOG.warn(
                    "Route {} reads the log of a hook without signing in, and GitHub shows that to nobody: set oauthToken, or"
                            + " appId and privateKey",
                    getRouteId());
        }
        if (given.getIdempotentRepository() == null && !options.isSelfHealing()) {
            LOG.info(
                    "Route {} records in memory what it has handled: after a restart, what it had from GitHub's log may come"
                            + " once more. With stateDirectory or stateDataSource it doesn't",
                    getRouteId());
        }
    }

    /** Polls at once: the instance that read the log before may have left something undone. */
    private void pollSoon() {
        getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newThread("GitHubHooksElected", this)
                .start();
    }

    /** Puts together what reads the log, until the consumer is stopped or another instance reads it. */
    private void prepare() {
        Duration delay = Duration.ofMillis(Math.max(1, getTimeUnit().toMillis(getDelay())));
        Instant now = figures.clock().instant();
        EventRoute route = new EventsToRoute();
        Backlog backlog = new Backlog(options.given().getMaxAttempts(), delay);
        Instant firstStart = records.firstStart(routeKey(), now);
        looks = new Looks(client, options, watch, backlog, cursors, givenUp, figures, firstStart, now);
        Claims claims = new Claims(options, backlog, handled, givenUp, figures, route);
        RowTroubles troubles = new RowTroubles(client, options, looks, backlog, claims, delay, figures.clock());
        rounds =
                new Rounds(route, options, looks, threads, backlog, claims, troubles, givenUp, figures, history, delay);
        figures.begin(backlog);
    }

    @Override
    protected void doStop() throws Exception {
        figures.hide();
        logHealth.hide(getEndpoint().getCamelContext());
        super.doStop();
        if (threads != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(threads);
            threads = null;
        }
        records.releaseCursor(offsets, cursors.key(), routeKey());
        // null if it was never started
        if (looks != null) {
            looks.saveUnlessBusy();
        }
        election.end();
        election = Election.ALONE;
    }

    @Override
    protected void doSuspend() throws Exception {
        super.doSuspend();
        looks.saveUnlessBusy();
        election.end();
    }

    @Override
    protected void doResume() throws Exception {
        election.begin(this::pollSoon);
        super.doResume();
    }

    @Override
    protected void doShutdown() throws Exception {
        if (!options.isCatchUp()) {
            records.removed(routeKey());
        }
        super.doShutdown();
    }

    /**
     * Returns what is the same after a restart of the route: its id, or without one, as behind {@code master:}, the
     * processor.
     */
    private Object routeKey() {
        return getRouteId() != null ? getRouteId() : getProcessor();
    }

    /** Returns whether the log is being read, by the scheduler's thread or after an election. */
    @Override
    public boolean isPolling() {
        return super.isPolling() || polling.isLocked();
    }

    @Override
    protected int poll() throws Exception {
        if (!polling.tryLock()) {
            return 0;
        }
        try {
            shutdownRunningTask = null;
            pendingExchanges = 0;
            return isReader() && figures.pausedUntil().isEmpty() ? pollAsReader() : 0;
        } catch (RuntimeException e) {
            failures.endsPoll(e);
            throw e;
        } finally {
            polling.unlock();
        }
    }

    private int pollAsReader() throws Exception {
        try {
            return processBatch(new ArrayDeque<>());
        } finally {
            looks.save();
        }
    }

    /** Returns whether this instance is to read the log. If it wasn't before, it continues where the other one was. */
    private boolean isReader() {
        boolean elected = election.isElected();
        if (elected != reads) {
            reads = elected;
            prepare();
            LOG.info(
                    elected
                            ? "Route {} reads the log of its hook from now on"
                            : "Route {} no longer reads the log of its hook: that is up to another instance",
                    getRouteId());
        }
        Optional<String> trouble = election.trouble();
        figures.readElsewhere(!elected && trouble.isEmpty());
        if (!elected) {
            figures.problems()
                    .report(
                            Kind.REPOSITORY,
                            trouble.map(why -> "The " + handled.option() + " can't tell which instance reads the log ("
                                    + why + "): this one doesn't until it can. Repair it"));
        }
        return elected;
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

    private final class EventsToRoute implements EventRoute {

        @Override
        public boolean takesMore() {
            return isBatchAllowed() && !isSuspendingOrSuspended() && election.isElected();
        }

        @Override
        public Exchange newExchange() {
            return createExchange(false);
        }

        @Override
        public void offer(Exchange exchange, String guid, int following, ExchangeCompletion.Listener listener) {
            pendingExchanges = following;
            try {
                completions.hand(
                        exchange,
                        DeliveriesConsumer.this,
                        new Subject(guid, getRouteId()),
                        options.completionTimeout(),
                        listener);
            } catch (RuntimeException e) {
                getExceptionHandler().handleException("The route can't take the event " + guid, exchange, e);
            }
        }

        @Override
        public void inform(Exchange exchange) {
            getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, false));
        }

        @Override
        public void report(String what, Exception e) {
            getExceptionHandler().handleException(what, e);
        }
    }
}
