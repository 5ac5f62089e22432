// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import io.github.camelgithubhooks.client.GitHubApiException;
import io.github.camelgithubhooks.client.GitHubClient;
import io.github.camelgithubhooks.client.GitHubRateLimitException;
import io.github.camelgithubhooks.deliveries.Problems.Kind;
import io.github.camelgithubhooks.event.EventFilter;
import io.github.camelgithubhooks.event.HandledDeliveries;
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
import java.util.function.Supplier;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the deliveries in GitHub's log of a hook to a route, at least once each, the oldest first.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries">GitHub: handling
 *     failed deliveries</a>
 */
@ManagedResource(description = "Managed GitHub Hooks Deliveries Consumer")
public final class DeliveriesConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int POLLS_BETWEEN_LOOKS_AT_THE_HOOK = 10;

    private final DeliveriesSettings settings;
    private final GitHubClient client;
    private final EventFilter filter;
    private final HookWatch watch;
    private final Supplier<HandledDeliveries> shared;
    private final Problems problems = new Problems();
    private final Queue<Row> givenUpToTell = new ConcurrentLinkedQueue<>();
    private final Clock clock = Clock.systemUTC();
    private final LogFigures figures = new LogFigures(clock, problems);
    private HandledDeliveries handled;
    private StateRepository<String, String> offsets;
    private ExecutorService threads;
    private Backlog backlog;
    private Batch batch;
    private DeliveryLog log;
    private Instant startedAt;
    private int failures;
    private long polls;

    /**
     * A consumer of its own, or the catch-up of a receiver.
     *
     * @param shared what the receiver has handled, which is not offered again; null for a consumer of its own
     */
    public DeliveriesConsumer(
            Endpoint endpoint,
            Processor processor,
            DeliveriesSettings settings,
            GitHubClient client,
            Supplier<HandledDeliveries> shared) {
        super(endpoint, processor);
        this.settings = settings;
        this.client = client;
        this.shared = shared;
        this.filter = EventFilter.of(settings.events());
        this.watch = new HookWatch(client, settings, filter);
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
        if (shared != null) {
            handled = shared.get();
        } else if (settings.status() != DeliveryStatus.UNRECOVERED || settings.idempotentRepository() != null) {
            HandledDeliveries.requireStableKeys(
                    settings.idempotentRepository(), settings.idempotentPrefix(), getRoute());
            handled = new HandledDeliveries(
                    settings.idempotentRepository(),
                    settings.idempotentPrefix(),
                    getRouteId() == null ? "deliveries" : getRouteId());
        }
        offsets = settings.offsetRepository() == null ? new MemoryStateRepository() : settings.offsetRepository();
    }

    @Override
    protected void doStart() throws Exception {
        if (handled != null && shared == null) {
            handled.start(getEndpoint().getCamelContext());
        }
        getEndpoint().getCamelContext().addService(offsets, false);
        backlog = new Backlog(
                settings.maxAttempts(), Duration.ofMillis(getTimeUnit().toMillis(getDelay())));
        if (settings.fetchPayload()) {
            threads = getEndpoint()
                    .getCamelContext()
                    .getExecutorServiceManager()
                    .newFixedThreadPool(this, "GitHubHooksDeliveries", settings.fetchConcurrency());
        }
        figures.begin(backlog);
        batch = new Batch(this, settings, client, new ContentFetcher(client, threads), backlog, handled, clock);
        log = null;
        startedAt = clock.instant();
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
        if (log != null) {
            log.save();
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        Instant now = clock.instant();
        if (figures.pausedUntil().isPresent()) {
            return 0;
        }
        try {
            look(now);
            saveBeforeBatch();
            tellGivenUp();
            int polled = processBatch(new ArrayDeque<>(backlog.due(clock.instant())));
            failures = 0;
            problems.clear(Kind.GITHUB);
            return polled;
        } catch (GitHubApiException | IllegalStateException e) {
            pause(e, now);
            throw e;
        } finally {
            if (log != null) {
                log.save();
            }
        }
    }

    @Override
    public int processBatch(Queue<Object> candidates) throws Exception {
        return batch.process(candidates, log, maxMessagesPerPoll);
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

    void hand(Exchange exchange, Runnable whenBack) {
        getAsyncProcessor().process(exchange, doneSync -> {
            whenBack.run();
            defaultConsumerCallback(exchange, true).done(doneSync);
        });
    }

    boolean isCatchUp() {
        return shared != null;
    }

    /** An event that isn't offered any more. */
    void giveUp(Row row) {
        figures.add(Outcome.GIVEN_UP);
        LOG.warn(
                "Gave up on the event {} ({}{}, delivery {}): {} attempts, and none succeeded",
                row.guid(),
                row.event(),
                row.action() == null ? "" : "." + row.action(),
                row.id(),
                settings.maxAttempts());
        if (settings.messageWhenGivenUp()) {
            givenUpToTell.add(row);
        }
    }

    /** Reports something that an exchange's end brought up, which has nobody to throw it to. */
    void report(String what, Exception e) {
        getExceptionHandler().handleException(what, e);
    }

    /** A long batch may not live to see its end, and without a cursor nobody would know what that lost. */
    private void saveBeforeBatch() {
        try {
            log.save();
        } catch (RuntimeException e) {
            // no reason to keep events from the route: the poll fails with it at its end
            report("Cannot keep the cursor", e);
        }
    }

    private void tellGivenUp() {
        for (Row row = givenUpToTell.poll(); row != null; row = givenUpToTell.poll()) {
            batch.tellGivenUp(row, log.hookId());
        }
    }

    private void look(Instant now) {
        if (log == null) {
            Hook hook = settings.findsHook() ? watch.find() : null;
            boolean logIsState = handled == null;
            log = new DeliveryLog(
                    client, settings, filter, backlog, hook, offsets, logIsState, this::giveUp, startedAt);
        }
        try {
            log.look(now);
            figures.looked(log.path(), now);
        } catch (GitHubApiException e) {
            if (e.getStatus() == 404 && settings.findsHook()) {
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
        problems.tell(
                Kind.BACKLOG,
                settings.fetchPayload() ? backlog.problem(log.arrivalsInTheLastHour(), limit) : Optional.empty());
    }

    /** Leaves GitHub alone as long as it says, or for longer each time. */
    private void pause(RuntimeException e, Instant now) {
        problems.set(Kind.GITHUB, e.getMessage());
        if (e instanceof GitHubRateLimitException limit) {
            figures.pauses(limit.getRetryAt());
        } else {
            Duration pause = backlog.pauseAfter(failures++, Backlog.FAILURE_GROWTH);
            figures.pauses(now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
        }
    }
}
