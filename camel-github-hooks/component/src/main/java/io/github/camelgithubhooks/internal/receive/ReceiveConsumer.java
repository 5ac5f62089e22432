// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.EventFilter;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.event.RecordPlace;
import io.github.camelgithubhooks.internal.event.ReplayRun;
import io.github.camelgithubhooks.internal.event.StableKeys;
import io.github.camelgithubhooks.internal.health.GitHubHealthCheck;
import io.github.camelgithubhooks.internal.metrics.Counts;
import io.github.camelgithubhooks.internal.receive.Offers.Offer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Service;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumer of the verified deliveries of a path. GitHub is answered with what became of them, and no success is answered
 * before the route is done.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/handling-webhook-deliveries">Handling webhook
 *     deliveries</a>
 */
@ManagedResource(description = "Managed GitHub Hooks Receive Consumer")
public final class ReceiveConsumer extends DefaultConsumer implements Suspendable {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveConsumer.class);

    private final ReceiveOptions options;
    private final Listeners listeners;
    private final EventFilter filter;
    private final ReceiveFigures figures = new ReceiveFigures();
    private final RouteRuns runs = new RouteRuns(this);
    private final Companions companions = new Companions();
    private final ReceiveHistory history;
    private HandledDeliveries handled;
    private volatile boolean joined;

    public ReceiveConsumer(Endpoint endpoint, Processor processor, ReceiveOptions options, Listeners listeners) {
        super(endpoint, processor);
        this.options = options;
        this.listeners = listeners;
        this.filter = EventFilter.of(options.given().getEvents());
        this.history = new ReceiveHistory(listeners.history(), this);
    }

    /** Returns how many requests were answered with what since the consumer was created, by reason, such as {@code done}. */
    @ManagedAttribute(description = "How many requests were answered with what, by reason")
    public Map<String, Long> getAnswers() {
        return figures.answers();
    }

    public ReceiveFigures figures() {
        return figures;
    }

    /** Returns the path at which deliveries arrive. */
    public String getPath() {
        return options.path();
    }

    /** Returns the consumer that brings what never arrived; empty without catch-up. */
    public Optional<DefaultConsumer> getCatchUp() {
        return companions.catchUp();
    }

    /**
     * Returns the record of handled deliveries that catch-up shares, once the consumer is initialized.
     *
     * @throws IllegalArgumentException if a guid counts once for each hook, and the options name none
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
     * consumer, whose health check reports it, too.
     */
    public void catchUpWith(DefaultConsumer consumer) {
        companions.catchUpWith(consumer);
    }

    /**
     * Adds a service that registers the listener with GitHub once it listens.
     *
     * @param health returns the check of the service for the route with an id
     */
    public void registerWith(Service registration, Function<String, GitHubHealthCheck> health) {
        companions.registerWith(registration, health);
    }

    /** Defines the route for its path: Camel does nothing else with the consumer of a route that isn't started. */
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
        StableKeys.require(RecordPlace.of(options.given()), options.idempotentPrefix(), getRoute());
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
        // first: if the rest fails, deliveries that this route wants must be answered 503, not 'not wanted'
        listeners.join(this);
        handled.start(context);
        joined = true;
        if (!options.isSigned()) {
            LOG.warn(
                    "Deliveries to {} are accepted without a signature: anyone who reaches the path can send events",
                    options.path());
        }
        filter.warnOfUnknown(getRouteId());
        companions.start();
        if (getHealthCheck().isEnabled()) {
            companions.show(context);
        }
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
        companions.hide(getEndpoint().getCamelContext());
        try {
            companions.stop();
        } finally {
            runs.stop();
            listeners.pause(this);
        }
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        listeners.leave(this);
        super.doShutdown();
    }

    /** Returns what stays the same when the route is restarted and gets another consumer. */
    String routeKey() {
        return getRouteId() != null ? getRouteId() : ObjectHelper.getIdentityHashCode(this);
    }

    /** Returns whether the route was started at least once. */
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

    /**
     * Runs an event through the route on request, whether it was handled before or not.
     *
     * @param event writes the message
     * @throws IllegalStateException if the event is being handled, or the route isn't started
     */
    public CompletableFuture<Optional<Throwable>> replay(String guid, Consumer<Message> event) {
        return ReplayRun.start(this, listeners.completions(), recordOfHook(), guid, completionTimeout(), event);
    }

    /** Records an event as handled, so that it is never offered again. */
    public void forget(String guid) {
        recordOfHook().forget(guid);
    }

    private HandledDeliveries recordOfHook() {
        Long hookId = options.given().getHookId();
        return options.isGuidPerHook() && hookId != null ? handled.ofHook(hookId.toString()) : handled;
    }

    private Duration completionTimeout() {
        return Duration.ofMillis(options.given().getCompletionTimeout());
    }

    /** Returns what gets the answer to a delivery that arrived at this time by {@link System#nanoTime()}. */
    Offers.Result resultOf(VerifiedDelivery delivery, long arrived) {
        return history.resultOf(delivery, arrived);
    }

    /** Counts an answer that no route decided on. */
    void refused(Refusal refusal) {
        figures.counts().add(refusal.answer());
        history.refused(refusal);
    }

    boolean wants(VerifiedDelivery delivery) {
        return filter.wants(delivery.event(), delivery.action());
    }

    /** Returns what the route is handling and has handled; null before the consumer is initialized. */
    HandledDeliveries handled() {
        return handled;
    }

    /** Returns the record of the deliveries that a delivery could repeat. */
    HandledDeliveries recordOf(VerifiedDelivery delivery) {
        return options.isGuidPerHook() && delivery.namesHook() ? handled.ofHook(delivery.hookId()) : handled;
    }

    /** Takes a delivery that the route wants. The offer is answered when the route is done with it. */
    void accept(VerifiedDelivery delivery, Offer offer, Executor workers) {
        if (joined) {
            runs.accept(delivery, offer, workers);
        } else {
            offer.answer(Answer.UNAVAILABLE);
        }
    }

    /** Reports a failure to the exception handler of the route. */
    void report(String what, Throwable e) {
        handleException(what, e);
    }
}
