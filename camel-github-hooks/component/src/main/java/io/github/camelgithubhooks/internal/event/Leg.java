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
 * One exchange on the way of an event: the consumer's own, a copy that a queue took over, or a copy that a multicast,
 * splitter or the like waits for.
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
     * Follows an exchange that has just got a unit of work, when it is a copy of one that is followed. How it ends is the
     * business of who made the copy and waits for it, but what it hands over to queues counts.
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

    /** Returns whether nobody is to wait for it: Camel takes the correlation away from a wire tap. */
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

    /** Returns whether Camel routes it. If not, as when a queue has several consumers, copies fail without a trace. */
    private boolean isInRoute() {
        Exchange live = exchange.get();
        return live != null && live.getUnitOfWork() != null;
    }

    private boolean isOf(Exchange candidate) {
        return exchange.get() == candidate;
    }

    /** The exchange that goes on when this one has ended, and its result was copied. */
    private Leg current() {
        Leg leg = this;
        while (leg.closed && leg.parent != null) {
            leg = leg.parent;
        }
        return leg;
    }

    /** Sees to it that the next handover is noticed. */
    private void arm() {
        Exchange live = exchange.get();
        if (live != null && !closed && armed.compareAndSet(false, true)) {
            live.getExchangeExtension().addOnCompletion(new Handover(this));
        }
    }

    /** Goes where the copies of an exchange go, out of a user's sight. */
    private record Trail(Leg leg) implements SafeCopyProperty {

        @Override
        public SafeCopyProperty safeCopy() {
            Leg current = leg.current();
            current.arm();
            return new Trail(current);
        }
    }

    /** Takes note when nothing refers to the end of an exchange any more: it can't come. */
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

    /** Stays with its exchange and is called when that has ended, after all others. */
    private final class End extends SynchronizationAdapter {

        private final Lost lost;
        private final boolean failureCounts;
        private final Cleaner.Cleanable cleanable;

        /**
         * Creates it.
         *
         * @param lost null when somebody else waits for it
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

    /** Is handed over to the next exchange, and follows that. */
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
                // no copy for a queue but an exchange that goes on in the source's place, as that of pollEnrich does
                source.closed = true;
                source.end.conclude(false);
            }
        }
    }
}
