// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.event.Completions;
import io.github.camelgithubhooks.internal.event.ReplayRun;
import io.github.camelgithubhooks.internal.event.RouteRecords;
import io.github.camelgithubhooks.internal.history.History;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.ScheduledBatchPollingConsumer;

/**
 * Hands the deliveries in GitHub's log of a hook to a route, each at least once, the oldest first.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries">GitHub: handling
 *     failed deliveries</a>
 */
@ManagedResource(description = "Managed GitHub Hooks Deliveries Consumer")
public final class DeliveriesConsumer extends ScheduledBatchPollingConsumer {

    private final LogOptions options;
    private final GitHubClient client;
    private final HookWatch watch;
    private final RouteRecords records;
    private final Completions completions;
    private final LogFigures figures;
    private final LogReport report;
    private final GivenUpEvents givenUp;
    private final LogHistory history;
    private final ReadingFailures failures;
    private final Readership readership;
    private final ReentrantLock polling = new ReentrantLock();
    private RouteState state;
    private ReadingThreads threads = ReadingThreads.NONE;
    /** Null if the consumer was never started. */
    private Reading reader;

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
        this.report = new LogReport(this, options, figures);
        this.readership = new Readership(this::getRouteId, figures);
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
        Consumer<Message> named = options.choice().isPresent() ? event.andThen(LogMessage::nameRepository) : event;
        return ReplayRun.start(this, completions, state.handled(), guid, options.completionTimeout(), named);
    }

    /** Records an event as handled, so that it is never offered again. */
    public void forget(String guid) {
        state.handled().forget(guid);
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
            setHealthCheck(report.buildHealthCheck());
        }
        super.doBuild();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        state = new RouteState(options, records, routeKey(), getRoute(), getRouteId());
    }

    @Override
    protected void doStart() throws Exception {
        CamelContext context = getEndpoint().getCamelContext();
        completions.start(context, getRoute());
        report.logAtStart();
        state.open(context);
        threads = ReadingThreads.start(context, this, options);
        prepare();
        readership.begin(
                Elections.of(context, options, state.handled(), state.cursors().key()), this::pollSoon);
        try {
            super.doStart();
        } catch (Exception e) {
            // Camel doesn't stop what failed to start
            readership.suspend();
            throw e;
        }
        report.show(context);
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
        EventRoute route = new ConsumerRoute(
                this, completions, readership, options.completionTimeout(), following -> pendingExchanges = following);
        HookReader.Surroundings around =
                new HookReader.Surroundings(client, state.handled(), route, threads, history, delay);
        Instant firstStart = state.firstStart(figures.clock().instant());
        reader = options.choice().isPresent()
                ? RepositoriesReader.of(around, options, state, figures, firstStart, this::getRouteId)
                : new HookReader(around, options, watch, state.cursors(), givenUp, figures, firstStart);
    }

    @Override
    protected void doStop() throws Exception {
        report.hide(getEndpoint().getCamelContext());
        super.doStop();
        threads.stop(getEndpoint().getCamelContext());
        threads = ReadingThreads.NONE;
        // null if the consumer couldn't be initialized
        if (state != null) {
            state.close();
        }
        saveUnlessBusy();
        readership.end();
    }

    @Override
    protected void doSuspend() throws Exception {
        super.doSuspend();
        saveUnlessBusy();
        readership.suspend();
    }

    private void saveUnlessBusy() {
        // null if the consumer was never started
        if (reader != null) {
            reader.saveUnlessBusy();
        }
    }

    @Override
    protected void doResume() throws Exception {
        readership.resume(this::pollSoon);
        super.doResume();
    }

    @Override
    protected void doShutdown() throws Exception {
        if (state != null) {
            state.removed();
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
            return readership.reads(state.handled().option(), this::prepare) && !figures.pausesAsAWhole()
                    ? pollAsReader()
                    : 0;
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
            reader.save();
        }
    }

    /**
     * Looks at the log and offers what is due.
     *
     * @param none isn't used: what is due changes while a batch runs
     */
    @Override
    public int processBatch(Queue<Object> none) throws Exception {
        return reader.poll(maxMessagesPerPoll > 0 ? maxMessagesPerPoll : Integer.MAX_VALUE);
    }
}
