// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Position of a route in the log of a hook: where it began, how far it has read, and what it may have missed. It is
 * loaded from and saved as a {@link Cursor}. Guarded by its {@link DeliveryLog}.
 */
final class LogPosition {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);

    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(2);

    /** A row that appears after the first look may come from a machine of GitHub whose clock is behind. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** Stands in a cursor for the id of an App's hook, which has none. */
    private static final long HOOK_OF_THE_APP = 0;

    private final LogOptions options;
    private final CursorStore cursors;
    private final LogFigures figures;
    private final Clock clock;
    private final HookTarget hook;
    private final long cursorId;
    private final Instant firstStart;
    private final Map<String, Integer> failedBefore;

    /** Null until GitHub's clock is known, if it depends on that. */
    private Instant startedFrom;

    private Duration lateAtStart = Duration.ZERO;
    private Instant lowWater;
    private Instant newest;
    private Instant lookedAt;

    /**
     * Continues at the cursor, or begins where the option {@code startFrom} says.
     *
     * @param hookCreatedAt when the hook was created, or now if the hook wasn't looked up
     * @param cursors the place of the cursor, null for a route whose only state is the log
     * @param firstStart when the route began to read this log
     * @param startedAt when it was last started
     */
    LogPosition(
            LogOptions options,
            HookTarget hook,
            Instant hookCreatedAt,
            CursorStore cursors,
            LogFigures figures,
            Instant firstStart,
            Instant startedAt) {
        this.options = options;
        this.cursors = cursors;
        this.figures = figures;
        this.clock = figures.clock();
        this.hook = hook;
        this.cursorId = hook.scope().isApp() ? HOOK_OF_THE_APP : hook.id();
        this.firstStart = firstStart;
        Optional<Cursor> cursor = cursor(startedAt);
        if (cursor.isPresent() && cursor.get().hookId() == cursorId) {
            startedFrom = cursor.get().startedFrom();
            lowWater = cursor.get().lowWater();
            failedBefore = cursor.get().failed();
            LOG.info("Reading the deliveries of {} from {} on", hook, lowWater);
            reportGapSince(cursor.get().lookedAt(), startedAt);
        } else {
            startedFrom = cursor.isPresent() ? Instant.EPOCH : start();
            lateAtStart = startedFrom == null ? CLOCKS_DIFFER : Duration.ZERO;
            lowWater = startedFrom;
            failedBefore = Map.of();
            cursor.ifPresent(old -> reportGap(
                    old.lookedAt(),
                    hookCreatedAt,
                    "hook " + old.hookId() + " was deleted with its log, and " + hook + " took its place"));
        }
        newest = lowWater;
    }

    /** Returns how often the route had failed on a candidate before this start. */
    int failedBefore(String key) {
        return failedBefore.getOrDefault(key, 0);
    }

    /** Returns the time before which no row matters any more. At the first look GitHub's clock may decide. */
    Instant horizon(LogPage newestPage) {
        if (startedFrom == null) {
            startedFrom = firstStart.minus(aheadOf(newestPage.date())).truncatedTo(ChronoUnit.SECONDS);
            LOG.info("Reading the deliveries of {} from {} on, by GitHub's clock", hook, startedFrom);
            newest = startedFrom;
            return startedFrom;
        }
        return horizon();
    }

    /** Returns the time before which no row matters any more. */
    Instant horizon() {
        Instant overlapping = newest.minus(options.overlap());
        Instant start = startedFrom.minus(lateAtStart);
        return overlapping.isBefore(start) ? start : overlapping;
    }

    /**
     * Notes that the log was read as far back as needed.
     *
     * @param newestRow when the newest row was delivered, null if none was read
     */
    void readTo(Instant newestRow, Instant now) {
        if (newestRow != null && newestRow.isAfter(newest)) {
            newest = newestRow;
        }
        if (lookedAt != null) {
            reportGapSince(lookedAt, now);
        }
        lookedAt = now;
    }

    /** Returns whether there is a cursor to save: the log was read, and isn't the only state of the route. */
    boolean isToBeSaved() {
        return cursors != null && lookedAt != null;
    }

    /**
     * Saves the cursor.
     *
     * @param oldestOpen when the oldest delivery was made that isn't done yet, empty if all are done
     * @param failed how often the route has failed on each candidate
     */
    void save(Optional<Instant> oldestOpen, Map<String, Integer> failed) {
        lowWater = oldestOpen.filter(newest::isAfter).orElse(newest);
        // a row that was seen and isn't done is lost with the log, like one that nobody saw
        Instant known = oldestOpen.filter(lookedAt::isAfter).orElse(lookedAt);
        cursors.save(new Cursor(cursorId, startedFrom, lowWater, known, failed));
    }

    private Optional<Cursor> cursor(Instant startedAt) {
        return Optional.ofNullable(cursors).flatMap(place -> place.load().or(() -> place.loadShared()
                // GitHub has forgotten what an older one refers to
                .filter(shared -> !shared.lookedAt().isBefore(startedAt.minus(options.logRetention())))
                .map(this::ofThisRoute)));
    }

    /**
     * Turns a cursor that all routes of the hook had in common into one of this route. Another route may have moved it
     * past what this one has yet to do, so the log is read again from where any of them began.
     */
    private Cursor ofThisRoute(Cursor shared) {
        Instant own = start();
        Instant begin = own != null && own.isBefore(shared.startedFrom()) ? own : shared.startedFrom();
        return new Cursor(shared.hookId(), begin, begin, shared.lookedAt(), Map.of());
    }

    /** Returns where a route without a cursor begins; null for now, by GitHub's clock. */
    private Instant start() {
        Instant time = options.startTime();
        if (time != null) {
            LOG.info("Reading the deliveries of {} from {} on, as startFrom says", hook, time);
            // the times of GitHub's rows are whole seconds
            return time.truncatedTo(ChronoUnit.SECONDS);
        }
        LOG.info(
                "Reading the deliveries of {} from {} on{}",
                hook,
                options.startsAtLatest() ? "now" : "the oldest that GitHub keeps",
                options.given().getStartFrom() == null ? ", the default without a cursor" : ", as startFrom says");
        return options.startsAtLatest() ? null : Instant.EPOCH;
    }

    /**
     * Returns how far this machine's clock is ahead of GitHub's, rather too much than too little; zero if they agree.
     */
    private Duration aheadOf(Instant githubsTime) {
        Duration ahead = githubsTime == null ? Duration.ZERO : Duration.between(githubsTime, clock.instant());
        // GitHub's clock comes in whole seconds
        return ahead.abs().compareTo(CLOCKS_AGREE) <= 0 ? Duration.ZERO : ahead.plus(CLOCKS_AGREE);
    }

    /** Reports the time whose rows GitHub has removed since the last look. */
    private void reportGapSince(Instant lastLook, Instant now) {
        reportGap(lastLook, now.minus(options.logRetention()), "GitHub keeps its log for " + options.logRetention());
    }

    private void reportGap(Instant from, Instant to, String why) {
        if (from.isBefore(to)) {
            String where = options.isOneOfMany() ? why + " (" + options.scope().name() + ")" : why;
            LOG.warn("Events from {} to {} may be lost: not all of them were handled, and {}", from, to, where);
            figures.gap(from, to, where);
        }
    }
}
