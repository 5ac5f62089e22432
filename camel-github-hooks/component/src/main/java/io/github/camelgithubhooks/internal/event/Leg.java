// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Ordered;
import org.apache.camel.SafeCopyProperty;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Exchange on the way of an event: the consumer's own, a copy that a queue took over, or a copy that a multicast, splitter or
 * the like waits for.
 *
 * <p>A queue such as {@code seda} copies the exchange and hands its synchronizations over to the copy. It does so once for
 * each {@code Synchronization}, so an exchange that passes two queues needs a new one in between: the {@link Trail} adds it,
 * since Camel calls it at each copy.
 */
final class Leg {

    private static final String TRAIL = "CamelGitHubHooksTrail";

    private static final Cleaner CLEANER = Cleaner.create();

    private final ExchangeCompletion completion;
    private final WeakReference<Exchange> exchange;
    private final Leg parent;
    private final AtomicBoolean armed = new AtomicBoolean();
    private volatile boolean closed;
    private End end;

    private Leg(ExchangeCompletion completion, Exchange exchange, Leg parent) {
        this.completion = completion;
        this.exchange = new WeakReference<>(exchange);
        this.parent = parent;
    }

    /** Begins with the consumer's own exchange. */
    static void first(ExchangeCompletion completion, Exchange exchange) {
        Leg leg = new Leg(completion, exchange, null);
        leg.begin(exchange, leg.counted(true));
        leg.arm();
    }

    /**
     * Follows an exchange that has just got a unit of work, if it is a copy of a followed one. How the copy ends matters only
     * to the processor that made it and waits for it, but what the copy hands over to queues counts.
     */
    static void created(Exchange exchange) {
        Trail trail = trailOf(exchange);
        if (trail == null || trail.leg.isOf(exchange)) {
            return;
        }
        if (isAside(exchange)) {
            exchange.getExchangeExtension().setSafeCopyProperty(TRAIL, null);
            return;
        }
        Leg origin = trail.leg.current();
        Leg leg = new Leg(origin.completion, exchange, origin);
        leg.begin(exchange, leg.new End(null, !origin.isInRoute()));
        leg.arm();
    }

    /** Follows the consumer's own exchange into a transaction that spans its route. */
    static void inTransaction(Exchange exchange) {
        Trail trail = trailOf(exchange);
        if (trail != null && trail.leg.isOf(exchange) && trail.leg.parent == null) {
            trail.leg.completion.inTransaction();
        }
    }

    /** Returns whether nobody waits for the exchange: Camel removes the correlation of a wire tap. */
    private static boolean isAside(Exchange exchange) {
        return exchange.getProperty(Exchange.CORRELATION_ID) == null
                || exchange.getProperty(Exchange.ON_COMPLETION, false, Boolean.class);
    }

    private static Trail trailOf(Exchange exchange) {
        return exchange.getExchangeExtension().getSafeCopyProperty(TRAIL, Trail.class);
    }

    private void begin(Exchange on, End itsEnd) {
        end = itsEnd;
        on.getExchangeExtension().setSafeCopyProperty(TRAIL, new Trail(this));
        on.getExchangeExtension().addOnCompletion(itsEnd);
    }

    private End counted(boolean whole) {
        completion.partBegan();
        return new End(new Lost(completion, whole), true);
    }

    /** Returns whether Camel routes the exchange. If not, as with a queue of several consumers, copies fail without a trace. */
    private boolean isInRoute() {
        Exchange live = exchange.get();
        return live != null && live.getUnitOfWork() != null;
    }

    private boolean isOf(Exchange candidate) {
        return exchange.get() == candidate;
    }

    /** Returns the exchange that goes on when this one has ended and its result was copied. */
    private Leg current() {
        Leg leg = this;
        while (leg.closed && leg.parent != null) {
            leg = leg.parent;
        }
        return leg;
    }

    /** Makes the next handover noticed. */
    private void arm() {
        Exchange live = exchange.get();
        if (live != null && !closed && armed.compareAndSet(false, true)) {
            live.getExchangeExtension().addOnCompletion(new Handover(this));
        }
    }

    /** Property that follows the copies of an exchange, invisible to users. */
    private record Trail(Leg leg) implements SafeCopyProperty {

        @Override
        public SafeCopyProperty safeCopy() {
            Leg current = leg.current();
            current.arm();
            return new Trail(current);
        }
    }

    /** Called when nothing refers to the end of an exchange any more: it can't come. */
    private static final class Lost implements Runnable {

        private final ExchangeCompletion completion;
        private final boolean whole;
        private final AtomicBoolean ended = new AtomicBoolean();

        Lost(ExchangeCompletion completion, boolean whole) {
            this.completion = completion;
            this.whole = whole;
        }

        boolean end() {
            return ended.compareAndSet(false, true);
        }

        @Override
        public void run() {
            if (end()) {
                completion.partLost(whole);
            }
        }
    }

    /** Synchronization that stays with its exchange. It is called last when the exchange has ended. */
    private final class End extends SynchronizationAdapter {

        private final Lost lost;
        private final boolean failureCounts;
        private final Cleaner.Cleanable cleanable;

        /**
         * Creates the end of an exchange.
         *
         * @param lost null if somebody else waits for the exchange
         */
        End(Lost lost, boolean failureCounts) {
            this.lost = lost;
            this.failureCounts = failureCounts;
            this.cleanable = lost == null ? null : CLEANER.register(this, lost);
        }

        @Override
        public boolean allowHandover() {
            return false;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST;
        }

        @Override
        public void onDone(Exchange ended) {
            closed = true;
            boolean failure = failureCounts && ExchangeCompletion.isFailure(ended);
            if (failure) {
                completion.failedBy(ended);
            }
            if (lost != null) {
                conclude(failure);
            } else if (failure) {
                completion.partFailed();
            }
        }

        void conclude(boolean failure) {
            if (lost != null && lost.end()) {
                cleanable.clean();
                completion.partEnded(failure);
            }
        }
    }

    /** Synchronization that is handed over to the next exchange, and follows that. */
    private static final class Handover extends SynchronizationAdapter {

        private Leg leg;

        Handover(Leg leg) {
            this.leg = leg;
        }

        @Override
        public void beforeHandover(Exchange target) {
            Trail there = trailOf(target);
            boolean known = there != null && there.leg.isOf(target) && there.leg.completion == leg.completion;
            if (known || leg.completion.isOver()) {
                return;
            }
            Leg source = leg;
            leg = new Leg(source.completion, target, null);
            leg.armed.set(true);
            leg.begin(target, leg.counted(false));
            source.armed.set(false);
            if (target.getUnitOfWork() != null) {
                // not a copy for a queue, but an exchange that goes on in place of the source, such as that of
                // pollEnrich
                source.closed = true;
                source.end.conclude(false);
            }
        }
    }
}
