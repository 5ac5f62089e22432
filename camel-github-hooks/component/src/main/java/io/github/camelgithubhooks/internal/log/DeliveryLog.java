// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.event.EventFilter;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.log.LogOptions.Status;
import io.github.camelgithubhooks.internal.log.LogReader.Found;
import io.github.camelgithubhooks.model.Hook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one hook, as far as a route wants it: what is new in it goes to the {@link Backlog}, how far it was read to the
 * {@link Cursor}. It looks on one thread at a time, and another may save.
 */
final class DeliveryLog implements SeenRows.Wanted {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_ARRIVALS = 100_000;

    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(2);

    /** What shows up after the first look may have been sent by a machine of GitHub whose clock is behind. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** What a cursor has in place of the id of an App's hook: an App has no other. */
    private static final long HOOK_OF_THE_APP = 0;

    private final LogOptions options;
    private final EventFilter filter;
    private final Backlog backlog;
    private final boolean logIsState;
    private final CursorStore cursors;
    private final Consumer<Row> giveUp;
    private final EventHistory history = new EventHistory();
    private final Deque<Instant> arrivals = new ArrayDeque<>();
    private final LogReader reader;
    private final LogFigures figures;
    private final Clock clock;
    private final Long hookId;
    private final Instant firstStart;
    private final Map<String, Integer> failedBefore;
    private final Lock busy = new ReentrantLock();

    /** Null until GitHub's clock is known, when that decides. */
    private Instant startedFrom;

    private Duration lateAtStart = Duration.ZERO;
    private Instant lowWater;
    private Instant newest;
    private Instant lookedAt;
    private boolean whole = true;

    /**
     * Goes on where the cursor says, or begins as the option {@code startFrom} says.
     *
     * @param hook the hook when it was found by its url, else null
     * @param cursors where the cursor is
     * @param logIsState whether the log alone tells what is to be offered, and no cursor
     * @param giveUp called for each event that GitHub was asked to deliver often enough
     * @param firstStart when the route began to read this log
     * @param startedAt when it was started last
     */
    DeliveryLog(
            GitHubClient client,
            LogOptions options,
            EventFilter filter,
            Backlog backlog,
            Hook hook,
            CursorStore cursors,
            boolean logIsState,
            Consumer<Row> giveUp,
            LogFigures figures,
            Instant firstStart,
            Instant startedAt) {
        this.options = options;
        this.filter = filter;
        this.backlog = backlog;
        this.logIsState = logIsState;
        this.cursors = logIsState ? null : cursors;
        this.giveUp = giveUp;
        this.hookId = hook == null ? options.given().getHookId() : hook.id();
        this.figures = figures;
        this.clock = figures.clock();
        this.firstStart = firstStart;
        this.reader = new LogReader(
                client,
                hook(),
                options.overlap(),
                this,
                options.status() != Status.UNRECOVERED,
                figures.oddRows(),
                LogReader.Bounds.USUAL);
        Optional<Cursor> cursor = Optional.ofNullable(this.cursors)
                .flatMap(place -> place.load().or(() -> place.loadShared()
                        // what it knew of, GitHub has forgotten
                        .filter(shared -> !shared.lookedAt().isBefore(startedAt.minus(options.logRetention())))
                        .map(this::ofThisRoute)));
        if (cursor.isPresent() && cursor.get().hookId() == cursorId()) {
            startedFrom = cursor.get().startedFrom();
            lowWater = cursor.get().lowWater();
            failedBefore = cursor.get().failed();
            LOG.info("Reading the deliveries of {} from {} on", name(), lowWater);
            nameGap(cursor.get().lookedAt(), startedAt);
        } else {
            startedFrom = cursor.isPresent() ? Instant.EPOCH : start();
            lateAtStart = startedFrom == null ? CLOCKS_DIFFER : Duration.ZERO;
            lowWater = startedFrom;
            failedBefore = Map.of();
            cursor.ifPresent(old -> gap(
                    old.lookedAt(),
                    hook == null ? startedAt : HookWatch.madeAt(hook),
                    "the log of hook " + old.hookId() + " went with it, and " + name() + " took its place"));
        }
        newest = lowWater;
    }

    /** The hook's id, null when it is an App's and the option {@code hookId} doesn't tell it. */
    Long hookId() {
        return hookId;
    }

    /** What a log line calls the hook. */
    String name() {
        return hook().toString();
    }

    /** Returns the hook that the log is of. */
    HookTarget hook() {
        return options.scope().hook(hookId);
    }

    /** The path of the hook's deliveries in GitHub's API. */
    String path() {
        return ApiCall.LIST_DELIVERIES.path(hook());
    }

    /** Finds what is new. */
    void look(Instant now) {
        busy.lock();
        try {
            lookAlone(now);
        } finally {
            busy.unlock();
        }
    }

    private void lookAlone(Instant now) {
        Found found = reader.look(this::horizon, backlog.movingOn());
        found.rows().forEach(row -> add(row, now));
        whole = found.whole();
        if (whole) {
            if (found.newest() != null && found.newest().isAfter(newest)) {
                newest = found.newest();
            }
            if (lookedAt != null) {
                nameGap(lookedAt, now);
            }
            lookedAt = now;
        }
        findLate(now);
        reader.forgetBefore(horizon());
        history.forgetBefore(now.minus(options.logRetention()));
        while (!arrivals.isEmpty() && arrivals.getFirst().isBefore(now.minus(HOUR))) {
            arrivals.removeFirst();
        }
    }

    private void findLate(Instant now) {
        List<Row> late = new ArrayList<>();
        try {
            reader.sweep(horizon(), late);
        } finally {
            late.stream().sorted(Row.OLDEST_FIRST).forEach(row -> add(row, now));
        }
    }

    /** Returns whether the last look read the log as far back as needed: else the next one has more. */
    boolean isWhole() {
        return whole;
    }

    /** How many of the events that the route wants GitHub delivered in the last hour. */
    int arrivalsInTheLastHour() {
        return arrivals.size();
    }

    /** Keeps how far everything is done. */
    void save() {
        busy.lock();
        try {
            saveAlone();
        } finally {
            busy.unlock();
        }
    }

    /** Keeps how far everything is done, unless another thread looks: that takes long, and rows are on their way then. */
    void saveUnlessBusy() {
        if (busy.tryLock()) {
            try {
                saveAlone();
            } finally {
                busy.unlock();
            }
        }
    }

    private void saveAlone() {
        if (cursors == null || lookedAt == null) {
            return;
        }
        Optional<Instant> waiting = Stream.of(backlog.oldest(), reader.oldestLetGo())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        lowWater = waiting.filter(newest::isAfter).orElse(newest);
        // what was seen and isn't done is lost with the log, like what nobody saw
        Instant known = waiting.filter(lookedAt::isAfter).orElse(lookedAt);
        cursors.save(new Cursor(cursorId(), startedFrom, lowWater, known, backlog.failed()));
    }

    /** Rows that are older than this don't matter any more; at the first look GitHub's clock decides. */
    private Instant horizon(LogPage newestPage) {
        if (startedFrom == null) {
            startedFrom = firstStart.minus(aheadOf(newestPage.date())).truncatedTo(ChronoUnit.SECONDS);
            LOG.info("Reading the deliveries of {} from {} on, by GitHub's clock", name(), startedFrom);
            newest = startedFrom;
            return startedFrom;
        }
        return horizon();
    }

    /** How far our clock is ahead of GitHub's, rather too much than too little; zero when they agree. */
    private Duration aheadOf(Instant githubsTime) {
        Duration ahead = githubsTime == null ? Duration.ZERO : Duration.between(githubsTime, clock.instant());
        // GitHub tells whole seconds
        return ahead.abs().compareTo(CLOCKS_AGREE) <= 0 ? Duration.ZERO : ahead.plus(CLOCKS_AGREE);
    }

    private Instant horizon() {
        Instant overlapping = newest.minus(options.overlap());
        Instant start = startedFrom.minus(lateAtStart);
        return overlapping.isBefore(start) ? start : overlapping;
    }

    @Override
    public void note(Row row) {
        if (options.status() == Status.UNRECOVERED) {
            history.add(row);
            if (row.succeeded()) {
                backlog.done(row.guid());
            }
        }
    }

    @Override
    public boolean test(Row row) {
        return filter.wants(row.event(), row.action())
                && switch (options.status()) {
                    case ANY -> true;
                    case FAILURE -> !row.succeeded();
                    case UNRECOVERED -> !history.succeeded(row.guid());
                };
    }

    private void add(Row row, Instant now) {
        if (options.status() == Status.UNRECOVERED) {
            addUnrecovered(row, now);
        } else {
            arrived(row, now);
            String key = options.isEachAttempt() ? row.guid() + "/" + row.id() : row.guid();
            backlog.add(key, row, failedBefore.getOrDefault(key, 0), now);
        }
    }

    private void addUnrecovered(Row row, Instant now) {
        String guid = row.guid();
        int redeliveries = history.redeliveries(guid);
        if (history.succeeded(guid)) {
            backlog.done(guid);
        } else if (!logIsState) {
            arrived(row, now);
            backlog.update(guid, row, failedBefore.getOrDefault(guid, 0), now);
        } else if (redeliveries >= backlog.maxAttempts()) {
            backlog.done(guid);
            if (history.giveUp(guid)) {
                giveUp.accept(row);
            }
        } else {
            Duration pause = backlog.pauseAfterRedelivery(redeliveries);
            backlog.update(guid, row, redeliveries, history.newest(guid).plus(pause));
        }
    }

    private void arrived(Row row, Instant now) {
        if (arrivals.size() < MOST_ARRIVALS && row.deliveredAt().isAfter(now.minus(HOUR))) {
            arrivals.addLast(row.deliveredAt());
        }
    }

    /** Null for now, by GitHub's clock. */
    private Instant start() {
        Instant time = options.startTime();
        if (time != null) {
            LOG.info("Reading the deliveries of {} from {} on, as startFrom says", name(), time);
            // GitHub tells whole seconds
            return time.truncatedTo(ChronoUnit.SECONDS);
        }
        boolean latest = options.startsAtLatest();
        LOG.info(
                "Reading the deliveries of {} from {} on{}",
                name(),
                latest ? "now" : "the oldest that GitHub keeps",
                options.given().getStartFrom() == null ? ", the default without a cursor" : ", as startFrom says");
        return latest ? null : Instant.EPOCH;
    }

    /**
     * Turns a cursor that all routes of the hook had in common into one of this route. Another route may have moved it past
     * what this one has yet to do, so the log is read again from where any of them began.
     */
    private Cursor ofThisRoute(Cursor shared) {
        Instant own = start();
        Instant begin = own != null && own.isBefore(shared.startedFrom()) ? own : shared.startedFrom();
        return new Cursor(shared.hookId(), begin, begin, shared.lookedAt(), Map.of());
    }

    private long cursorId() {
        return options.scope().isApp() ? HOOK_OF_THE_APP : hookId;
    }

    /** Names what GitHub forgot since the last look. */
    private void nameGap(Instant lastLook, Instant now) {
        gap(lastLook, now.minus(options.logRetention()), "GitHub keeps its log for " + options.logRetention());
    }

    private void gap(Instant from, Instant to, String why) {
        if (from.isBefore(to)) {
            LOG.warn("Events from {} to {} may be lost: not all of them were handled, and {}", from, to, why);
            figures.gap(from, to);
        }
    }
}
