// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.log.Problems.Kind;
import io.github.camelgithubhooks.internal.retry.BackOff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds of a poll: a look at the log and a batch of what is due, repeated while more is due than fits into a batch.
 * Pauses while GitHub as a whole fails. Used by one thread at a time.
 */
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** How long a batch may take before the next look at the log. */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(1);

    private static final Duration BETWEEN_LINES_ON_PROGRESS = Duration.ofMinutes(1);

    private final EventRoute route;
    private final LogOptions options;
    private final Looks looks;
    private final ExecutorService threads;
    private final Backlog backlog;
    private final Claims claims;
    private final RowTroubles troubles;
    private final GivenUpEvents givenUp;
    private final LogFigures figures;
    private final LogHistory history;
    private final BackOff pauses;
    private final Clock clock;
    private Instant listAgainAt = Instant.MIN;
    private int failures;

    /**
     * Creates the rounds of a consumer that starts.
     *
     * @param threads fetch payloads; null if the route wants none
     * @param delay the first pause after a failure
     */
    Rounds(
            EventRoute route,
            LogOptions options,
            Looks looks,
            ExecutorService threads,
            Backlog backlog,
            Claims claims,
            RowTroubles troubles,
            GivenUpEvents givenUp,
            LogFigures figures,
            LogHistory history,
            Duration delay) {
        this.history = history;
        this.route = route;
        this.options = options;
        this.looks = looks;
        this.threads = threads;
        this.backlog = backlog;
        this.claims = claims;
        this.troubles = troubles;
        this.givenUp = givenUp;
        this.figures = figures;
        this.pauses = BackOff.doubling(delay, LONGEST_PAUSE);
        this.clock = figures.clock();
    }

    /**
     * Goes rounds as long as something is due, or a long log has more. Returns how many events the route got.
     *
     * @param most how many events the route may get
     * @throws RuntimeException if GitHub as a whole fails, or the repository of handled deliveries does; a pause begins
     *     then
     */
    int go(int most) throws InterruptedException {
        try {
            return go(most, new Progress());
        } catch (RuntimeException e) {
            pause(e);
            throw e;
        } finally {
            reportTroubles();
        }
    }

    private int go(int most, Progress progress) throws InterruptedException {
        int polled = 0;
        boolean listFails;
        boolean more;
        do {
            Instant now = clock.instant();
            boolean listRests = looks.log() != null && listAgainAt.isAfter(now);
            Optional<RuntimeException> trouble = listRests ? Optional.empty() : looks.look();
            DeliveryLog log = looks.log();
            if (trouble.isPresent() && (log == null || trouble.get() instanceof GitHubRateLimitException)) {
                throw trouble.get();
            }
            listFails = listRests || trouble.isPresent();
            saveBeforeBatch();
            int offered = offer(log, most - polled, now.plus(LONGEST_BATCH), listFails, progress);
            if (trouble.isPresent()) {
                restList(trouble.get(), offered);
            }
            polled += offered;
            more = backlog.hasNext(clock.instant()) || (offered > 0 && !log.isWhole());
        } while (more && route.takesMore() && !troubles.endsBatch() && polled < most);
        if (!listFails) {
            failures = 0;
            figures.problems().clear(Kind.GITHUB);
        }
        return polled;
    }

    private int offer(DeliveryLog log, int most, Instant until, boolean listFails, Progress progress)
            throws InterruptedException {
        Batch batch = new Batch(route, options, log, backlog, claims, troubles, figures, history);
        for (Optional<Row> row = givenUp.nextUnannounced(); row.isPresent(); row = givenUp.nextUnannounced()) {
            batch.announceGivenUp(row.get());
        }
        troubles.beginBatch();
        try (Ahead ahead = new Ahead(route, options, threads, log, backlog, claims, troubles, clock, until)) {
            int offered = batch.process(ahead, most, () -> progress.next(log.hook(), backlog.dueAtMost()));
            if (listFails) {
                troubles.settleAfterLook();
            } else {
                troubles.settle();
            }
            return offered;
        } finally {
            troubles.giveBack();
        }
    }

    /**
     * Saves the cursor: the process may not live to see the end of a long batch, and then nobody would know of the gap.
     */
    private void saveBeforeBatch() {
        try {
            looks.save();
        } catch (RuntimeException e) {
            // no reason to keep events from the route: the poll fails with it at its end
            route.report("Cannot save the cursor", e);
        }
    }

    /**
     * Leaves the list alone for a while, but not the deliveries that are known.
     *
     * @throws RuntimeException the trouble, if GitHub shows no delivery either
     */
    private void restList(RuntimeException trouble, int offered) {
        if (offered == 0) {
            throw trouble;
        }
        listAgainAt = clock.instant().plus(pauses.pauseAfter(failures++));
        figures.problems().set(Kind.GITHUB, trouble.getMessage() + ". The log is read again at " + listAgainAt);
        route.report("GitHub doesn't show its log, only deliveries in it", trouble);
    }

    private void reportTroubles() {
        Problems problems = figures.problems();
        // ends an outage when nothing is unread any more
        Optional<String> words = troubles.words();
        Kind kind = troubles.isOutage() ? Kind.DELIVERIES : Kind.ROWS;
        problems.clear(kind == Kind.ROWS ? Kind.DELIVERIES : Kind.ROWS);
        words.ifPresentOrElse(sentence -> problems.set(kind, sentence), () -> problems.clear(kind));
    }

    /** Pauses until the time that GitHub names, or for longer after each failure. */
    private void pause(RuntimeException e) {
        Instant until = e instanceof GitHubRateLimitException limit
                ? limit.getRetryAt()
                : clock.instant().plus(pauses.pauseAfter(failures++));
        figures.pauses(until);
        figures.problems().set(Kind.GITHUB, e.getMessage() + ". Reading resumes at " + until);
    }

    /** Progress of a poll, logged once a minute. */
    private final class Progress {

        private final Instant begin = clock.instant();
        private Instant nextLine = begin.plus(BETWEEN_LINES_ON_PROGRESS);
        private int done;

        /** Counts an event that was offered. */
        void next(HookTarget hook, int left) {
            done++;
            Instant now = clock.instant();
            if (now.isBefore(nextLine)) {
                return;
            }
            nextLine = now.plus(BETWEEN_LINES_ON_PROGRESS);
            Duration each = Duration.between(begin, now).dividedBy(done);
            Instant end = now.plus(each.multipliedBy(left)).truncatedTo(ChronoUnit.MINUTES);
            LOG.info("Caught up with {} of {} deliveries of {}; the last at about {}", done, done + left, hook, end);
        }
    }
}
