// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.log.Problems.Kind;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Part of an instance in the election of the one that reads the log. Changes are logged and shown in the figures.
 * {@link #isElected} is thread-safe; the rest is called by one thread at a time.
 */
final class Readership {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);

    private final Supplier<String> routeId;
    private final LogFigures figures;
    private volatile Election election = Election.ALONE;
    /** Whether this instance read the log at the last poll. */
    private boolean reads;

    /**
     * Creates the part of an instance that knows of no others.
     *
     * @param routeId returns the id of the route, which it gets late
     */
    Readership(Supplier<String> routeId, LogFigures figures) {
        this.routeId = routeId;
        this.figures = figures;
    }

    /** Takes part in an election from now on; see {@link Election#begin}. */
    void begin(Election joined, Runnable elected) throws Exception {
        reads = true;
        election = joined;
        resume(elected);
    }

    /** Takes part again, after {@link #suspend}. */
    void resume(Runnable elected) throws Exception {
        election.begin(elected);
    }

    /** Withdraws for a while, so that another instance is elected at once. */
    void suspend() throws Exception {
        election.end();
    }

    /** Withdraws for good. */
    void end() throws Exception {
        election.end();
        election = Election.ALONE;
    }

    /** Returns whether this instance is to read the log. Doesn't wait for anything. */
    boolean isElected() {
        return election.isElected();
    }

    /**
     * Returns whether this instance is to read the log now, and reports a change since the last poll.
     *
     * @param option names where the state is kept, for the report that it can't say who reads
     * @param changed called when the instance begins or ceases to read
     */
    boolean reads(String option, Runnable changed) {
        boolean elected = election.isElected();
        if (elected != reads) {
            reads = elected;
            changed.run();
            LOG.info(
                    elected
                            ? "Route {} reads the log of its hook from now on"
                            : "Route {} no longer reads the log of its hook: that is up to another instance",
                    routeId.get());
        }
        Optional<String> trouble = election.trouble();
        figures.readElsewhere(!elected && trouble.isEmpty());
        if (!elected) {
            figures.problems()
                    .report(
                            Kind.REPOSITORY,
                            trouble.map(why -> "The " + option + " can't tell which instance reads the log (" + why
                                    + "): this one doesn't until it can. Repair it"));
        }
        return elected;
    }
}
