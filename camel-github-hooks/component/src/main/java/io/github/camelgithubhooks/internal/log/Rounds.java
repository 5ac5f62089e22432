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
    private Progress progress;
    private Instant lookedAt = Instant.MIN;
    private boolean listFails;
    /** The failure of the last look, until the batch after it is over. */
    private Optional<RuntimeException> trouble = Optional.empty();

    private int offered;

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
        begin();
        int polled = 0;
        do {
            look();
            polled += offer(most - polled, lookedAt.plus(LONGEST_BATCH));
        } while (hasMore() && polled < most);
        settle();
        return polled;
    }

    /** Begins a poll. */
    void begin() {
        progress = new Progress();
    }

    /**
     * Looks at the log, unless that rests after a failure.
     *
     * @throws RuntimeException if GitHub as a whole fails; a pause begins then
     */
    void look() {
        try {
            lookedAt = clock.instant();
            boolean listRests = looks.log() != null && listAgainAt.isAfter(lookedAt);
            trouble = listRests ? Optional.empty() : looks.look();
            if (trouble.isPresent() && (looks.log() == null || trouble.get() instanceof GitHubRateLimitException)) {
                throw trouble.get();
            }
            listFails = listRests || trouble.isPresent();
            saveBeforeBatch();
        } catch (RuntimeException e) {
            reportTroubles();
            pause(e);
            throw e;
        }
    }

    /** Returns when {@link #look} was last called. */
    Instant lookedAt() {
        return lookedAt;
    }

    /**
     * Offers a batch of what is due, after a look. It takes a minute at most. Returns how many events the route got.
     *
     * @param most how many events the route may get
     * @throws RuntimeException if GitHub as a whole fails, or the repository of handled deliveries does; a pause begins
     *     then
     */
    int offer(int most) throws InterruptedException {
        return offer(most, clock.instant().plus(LONGEST_BATCH));
    }

    private int offer(int most, Instant until) throws InterruptedException {
        try {
            offered = offer(looks.log(), most, until);
            if (trouble.isPresent()) {
                restList(trouble.get(), offered);
                trouble = Optional.empty();
            }
            return offered;
        } catch (RuntimeException e) {
            pause(e);
            throw e;
        } finally {
            reportTroubles();
        }
    }

    /** Returns whether another look and batch would find something. */
    boolean hasMore() {
        return (backlog.hasNext(clock.instant()) || (offered > 0 && !looks.log().isWhole()))
                && route.takesMore()
                && !troubles.endsBatch();
    }

    /** Returns whether the last look read the log to its end. */
    boolean isReadToTheEnd() {
        return !listFails && looks.log().isWhole();
    }

    /** Ends a poll that didn't throw. */
    void settle() {
        if (!listFails) {
            failures = 0;
            figures.problems().clear(Kind.GITHUB);
            figures.problems().clear(Kind.UNHOOKED);
            figures.problems().clear(Kind.LEAVING);
        }
    }

    private int offer(DeliveryLog log, int most, Instant until) throws InterruptedException {
        Batch batch = new Batch(route, options, log, backlog, claims, troubles, figures, history);
        for (Optional<Row> row = givenUp.nextUnannounced(); row.isPresent(); row = givenUp.nextUnannounced()) {
            batch.announceGivenUp(row.get());
        }
        troubles.beginBatch();
        try (Ahead ahead = new Ahead(route, options, threads, log, backlog, claims, troubles, clock, until)) {
            int count = batch.process(ahead, most, () -> progress.next(log.hook(), backlog.dueAtMost()));
            if (listFails) {
                troubles.settleAfterLook();
            } else {
                troubles.settle();
            }
            return count;
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
            // no reason to keep events from the route: it is saved again, and reported, at the end of the poll
            if (!options.isOneOfMany()) {
                route.report("Cannot save the cursor", e);
            }
        }
    }

    /**
     * Leaves the list alone for a while, but not the deliveries that are known.
     *
     * @throws RuntimeException the trouble, if GitHub shows no delivery either
     */
    private void restList(RuntimeException why, int shown) {
        if (shown == 0) {
            throw why;
        }
        listAgainAt = clock.instant().plus(pauses.pauseAfter(failures++));
        figures.problems().set(Kind.GITHUB, why.getMessage() + ". The log is read again at " + listAgainAt);
        route.report("GitHub doesn't show its log, only deliveries in it", why);
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
        boolean unhooked = e instanceof MissingHookException && options.isOneOfMany() && !looks.hasLooked();
        figures.problems()
                .set(unhooked ? Kind.UNHOOKED : Kind.GITHUB, e.getMessage() + ". Reading resumes at " + until);
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
