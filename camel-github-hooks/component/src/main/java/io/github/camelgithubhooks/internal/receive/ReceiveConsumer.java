// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.Completions.Subject;
import io.github.camelgithubhooks.internal.event.EventFilter;
import io.github.camelgithubhooks.internal.event.EventMessage;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion.Outcome;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.metrics.Counts;
import io.github.camelgithubhooks.internal.receive.Offers.Offer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Service;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the verified deliveries of a path to a route, and has GitHub answered with what became of them. No success is
 * answered before the route is done.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/handling-webhook-deliveries">Handling webhook
 *     deliveries</a>
 */
@ManagedResource(description = "Managed GitHub Hooks Receive Consumer")
public final class ReceiveConsumer extends DefaultConsumer implements Suspendable {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveConsumer.class);

    private static final Duration LAST_RUNS_WAIT = Duration.ofSeconds(2);

    private final ReceiveOptions options;
    private final Listeners listeners;
    private final EventFilter filter;
    private final ReceiveFigures figures = new ReceiveFigures();
    private final Map<VerifiedDelivery, RouteRun> running = new ConcurrentHashMap<>();
    private final Set<Offer> waiting = ConcurrentHashMap.newKeySet();
    private HandledDeliveries handled;
    private volatile boolean joined;
    private final Companions companions = new Companions();

    public ReceiveConsumer(Endpoint endpoint, Processor processor, ReceiveOptions options, Listeners listeners) {
        super(endpoint, processor);
        this.options = options;
        this.listeners = listeners;
        this.filter = EventFilter.of(options.given().getEvents());
    }

    /** How many requests were answered with what since the consumer was made, by reason, such as {@code done}. */
    @ManagedAttribute(description = "How many requests were answered with what, by reason")
    public Map<String, Long> getAnswers() {
        return figures.answers();
    }

    /** How receiving goes. */
    public ReceiveFigures figures() {
        return figures;
    }

    /** Where deliveries arrive. */
    public String getPath() {
        return options.path();
    }

    /** The consumer that brings what never arrived; empty without catch-up. */
    public Optional<DefaultConsumer> getCatchUp() {
        return companions.catchUp();
    }

    /** What the route is handling and has handled; known once the consumer is initialized. */
    public HandledDeliveries handled() {
        return handled;
    }

    /**
     * Returns the part of {@link #handled()} that catch-up shares, once the consumer is initialized.
     *
     * @throws IllegalArgumentException if the options don't say which hook's part that is
     */
    public Supplier<HandledDeliveries> handledOfHook() {
        if (!options.isGuidPerHook()) {
            return this::handled;
        }
        Long hookId = options.given().getHookId();
        if (hookId == null) {
            throw new IllegalArgumentException(
                    "guidScope=hook with catchUp needs the option hookId: an event from the log is"
                            + " recorded under it, and one that is delivered under its X-GitHub-Hook-ID");
        }
        return () -> handled.ofHook(hookId.toString());
    }

    /**
     * Gives the route a second source, which brings what never arrived here. It is started, suspended and stopped with this
     * consumer, and its health is this consumer's.
     */
    public void catchUpWith(DefaultConsumer consumer) {
        companions.catchUpWith(consumer);
    }

    /** Gives it something that tells GitHub where it listens, as soon as it does. Its health is this consumer's. */
    public void registerWith(Service registration, HealthCheck health) {
        companions.registerWith(registration, health);
    }

    /** Joins those whose events are wanted: of a route that isn't started, Camel does nothing but this with its consumer. */
    @Override
    public void setRouteId(String routeId) {
        super.setRouteId(routeId);
        listeners.define(this);
    }

    @Override
    protected void doBuild() throws Exception {
        super.doBuild();
        companions.build(getRoute(), getRouteId());
        setHealthCheck(new ReceiveHealthCheck(this, companions.healthChecks()));
    }

    @Override
    public boolean isHostedService() {
        return true;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        HandledDeliveries.requireStableKeys(
                options.given().getIdempotentRepository(), options.idempotentPrefix(), getRoute());
        handled = listeners.handledBy(this);
        if (getEndpoint().getComponent() instanceof HealthCheckComponent component) {
            getHealthCheck().setEnabled(component.isHealthCheckConsumerEnabled());
        }
        companions.init();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelContext context = getEndpoint().getCamelContext();
        listeners.completions().start(context, getRoute());
        // first: when the rest fails, deliveries that this route wants are answered 503, not that nobody wants them
        listeners.join(this);
        handled.start(context);
        joined = true;
        if (!options.isSigned()) {
            LOG.warn(
                    "Deliveries to {} are accepted without a signature: anybody who reaches it can send events",
                    options.path());
        }
        companions.start();
        figures.show(context, getRouteId());
    }

    @Override
    protected void doSuspend() throws Exception {
        companions.suspend();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        companions.resume();
    }

    @Override
    protected void doStop() throws Exception {
        figures.hide();
        try {
            companions.stop();
        } finally {
            stopListening();
        }
        super.doStop();
    }

    private void stopListening() throws Exception {
        awaitRuns();
        running.values().forEach(run -> run.answerNow(Answer.UNAVAILABLE));
        waiting.forEach(offer -> offer.answer(Answer.UNAVAILABLE));
        listeners.pause(this);
    }

    /** An exchange is no longer in flight, for Camel, when what it handled is yet to be recorded. */
    private void awaitRuns() {
        try {
            CompletableFuture.allOf(
                            running.values().stream().map(RouteRun::answer).toArray(CompletableFuture<?>[]::new))
                    .get(LAST_RUNS_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn(
                    "{} deliveries are still being handled by route {}, which is stopped",
                    running.size(),
                    getRouteId());
        } catch (InterruptedException e) {
            // Camel's shutdown ran out of time: what is left to do is quick
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        listeners.leave(this);
        super.doShutdown();
    }

    /** What is the same when the route is restarted, with which it gets another consumer. */
    String routeKey() {
        return getRouteId() != null ? getRouteId() : ObjectHelper.getIdentityHashCode(this);
    }

    /** Whether it was started at least once. */
    boolean hasJoined() {
        return joined;
    }

    Listeners listeners() {
        return listeners;
    }

    ReceiveOptions options() {
        return options;
    }

    Counts<Answer> counts() {
        return figures.counts();
    }

    boolean wants(VerifiedDelivery delivery) {
        return filter.wants(delivery.event(), delivery.action());
    }

    /**
     * Takes a delivery that the route wants. The offer is answered when the route is done with it; one whose guid is in
     * progress is answered like the first.
     *
     * @param workers on which it is taken again when nothing became of the first
     */
    void accept(VerifiedDelivery delivery, Offer offer, Executor workers) {
        if (!joined) {
            offer.answer(Answer.UNAVAILABLE);
            return;
        }
        try {
            switch (recordOf(delivery).claim(delivery.guid())) {
                case RECORDED -> offer.answer(Answer.DUPLICATE);
                case IN_PROGRESS -> waitBehindFirst(delivery, offer, workers);
                case GRANTED -> run(delivery, offer);
            }
        } catch (RuntimeException e) {
            figures.repositoryFailed(e);
            handleException("Cannot look up whether delivery " + delivery.guid() + " was handled before", e);
            offer.answer(Answer.REPOSITORY_UNAVAILABLE);
        }
    }

    /** What was handled of those that this one could repeat. */
    private HandledDeliveries recordOf(VerifiedDelivery delivery) {
        return options.isGuidPerHook() && delivery.namesHook() ? handled.ofHook(delivery.hookId()) : handled;
    }

    private void waitBehindFirst(VerifiedDelivery delivery, Offer offer, Executor workers) {
        offer.waitBehindFirst();
        waiting.add(offer);
        if (!isStarted()) {
            waiting.remove(offer);
            offer.answer(Answer.UNAVAILABLE);
            return;
        }
        delivery.reservation().hold();
        CompletableFuture<Void> unused = recordOf(delivery)
                .ended(delivery.guid())
                .thenAccept(outcome -> {
                    waiting.remove(offer);
                    switch (outcome) {
                        case RECORDED -> offer.answer(Answer.DONE_WITH_FIRST);
                        case FAILED -> offer.answer(Answer.FAILED);
                        case UNTRIED -> acceptAgain(delivery, offer, workers);
                    }
                    delivery.reservation().release();
                });
    }

    private void acceptAgain(VerifiedDelivery delivery, Offer offer, Executor workers) {
        offer.noLongerBehindFirst();
        if (!offer.isAnswered()) {
            JoinedRoutes.hand(delivery, this, offer, workers);
        }
    }

    private void run(VerifiedDelivery delivery, Offer offer) {
        if (!isStarted()) {
            recordOf(delivery).release(delivery.guid());
            offer.answer(Answer.UNAVAILABLE);
            return;
        }
        delivery.reservation().hold();
        RouteRun run = new RouteRun(outcome -> done(outcome, delivery), () -> ended(delivery), () -> record(delivery));
        running.put(delivery, run);
        CompletableFuture<Void> unused = run.answer().thenAccept(offer::answer);
        process(delivery, run);
    }

    private void process(VerifiedDelivery delivery, RouteRun run) {
        try {
            start(delivery, run);
        } catch (RuntimeException | Error e) {
            // whatever it is, the guid must not stay in progress
            run.cancel(Answer.FAILED);
            handleException("Cannot hand delivery " + delivery.guid() + " to the route", e);
        }
    }

    private void start(VerifiedDelivery delivery, RouteRun run) {
        Exchange exchange = createExchange(false);
        EventMessage.write(exchange.getMessage(), delivery.toEvent(options.given()), delivery.body());
        Duration timeout = Duration.ofMillis(options.given().getCompletionTimeout());
        Subject subject = new Subject(delivery.guid(), routeKey());
        ExchangeCompletion completion = listeners.completions().begin(exchange, subject, timeout, run);
        try {
            getAsyncProcessor().process(exchange, doneSync -> {
                completion.returned(exchange);
                defaultConsumerCallback(exchange, false).done(doneSync);
            });
        } catch (RuntimeException | Error e) {
            completion.fail();
            throw e;
        }
    }

    private void ended(VerifiedDelivery delivery) {
        running.remove(delivery);
        delivery.reservation().release();
        // last: from now on it may be offered again
        recordOf(delivery).release(delivery.guid());
    }

    private Answer done(Outcome outcome, VerifiedDelivery delivery) {
        if (outcome != Outcome.DONE || !record(delivery)) {
            recordOf(delivery).failed(delivery.guid());
            return Answer.FAILED;
        }
        return delivery.isPing() ? Answer.PONG : Answer.DONE;
    }

    /** Returns whether it could be recorded. */
    private boolean record(VerifiedDelivery delivery) {
        try {
            recordOf(delivery).record(delivery.guid());
            figures.repositoryWorks();
            return true;
        } catch (RuntimeException e) {
            figures.repositoryFailed(e);
            handleException("Cannot record that delivery " + delivery.guid() + " was handled", e);
            return false;
        }
    }
}
