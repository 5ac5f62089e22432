// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import io.github.camelgithubhooks.client.GitHubClient;
import io.github.camelgithubhooks.client.HookScope;
import io.github.camelgithubhooks.deliveries.LogReader.Found;
import io.github.camelgithubhooks.event.EventFilter;
import io.github.camelgithubhooks.model.Hook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one hook, as far as a route wants it: what is new in it goes to the {@link Backlog}, how far it was read to the
 * {@link Cursor}. Used by one thread at a time.
 */
final class DeliveryLog {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_ARRIVALS = 100_000;

    /** What a cursor has in place of the id of an App's hook: an App has no other. */
    private static final long HOOK_OF_THE_APP = 0;

    private final DeliveriesSettings settings;
    private final EventFilter filter;
    private final Backlog backlog;
    private final boolean logIsState;
    private final StateRepository<String, String> repository;
    private final Consumer<Row> giveUp;
    private final EventHistory history = new EventHistory();
    private final Deque<Instant> arrivals = new ArrayDeque<>();
    private final LogReader reader;
    private final Long hookId;
    private final Instant startedFrom;
    private final Map<String, Integer> failedBefore;
    private Instant lowWater;
    private Instant newest;
    private Instant lookedAt;
    private String saved;

    /**
     * Goes on where the cursor says, or begins as the option {@code startFrom} says.
     *
     * @param hook the hook when it was found by its url, else null
     * @param repository where the cursor is
     * @param logIsState whether the log alone tells what is to be offered, and no cursor
     * @param giveUp called for each event that GitHub was asked to deliver often enough
     */
    DeliveryLog(
            GitHubClient client,
            DeliveriesSettings settings,
            EventFilter filter,
            Backlog backlog,
            Hook hook,
            StateRepository<String, String> repository,
            boolean logIsState,
            Consumer<Row> giveUp,
            Instant startedAt) {
        this.settings = settings;
        this.filter = filter;
        this.backlog = backlog;
        this.logIsState = logIsState;
        this.repository = logIsState ? null : repository;
        this.giveUp = giveUp;
        this.hookId = hook == null ? settings.hookId() : hook.id();
        this.reader = new LogReader(client, path());
        Optional<Cursor> cursor = Optional.ofNullable(this.repository)
                .map(state -> state.getState(key()))
                .flatMap(Cursor::read);
        if (cursor.isPresent() && cursor.get().hookId() == cursorId()) {
            startedFrom = cursor.get().startedFrom();
            lowWater = cursor.get().lowWater();
            failedBefore = cursor.get().failed();
            LOG.info("Reading the deliveries of {} from {} on", name(), lowWater);
            Instant oldestKept = startedAt.minus(settings.logRetention());
            if (cursor.get().lookedAt().isBefore(oldestKept)) {
                gap(cursor.get().lookedAt(), oldestKept, "GitHub keeps its log for " + settings.logRetention());
            }
        } else {
            // GitHub tells whole seconds
            startedFrom = cursor.isPresent() ? Instant.EPOCH : start(startedAt).truncatedTo(ChronoUnit.SECONDS);
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
        return settings.scope().named(hookId);
    }

    /** The path of the hook's deliveries in GitHub's API. */
    String path() {
        return settings.scope().hook(hookId) + "/deliveries";
    }

    /** Finds what is new. */
    void look(Instant now) {
        Found found = reader.look(horizon(), now);
        if (settings.status() == DeliveryStatus.UNRECOVERED) {
            // all before any: a later row may tell of a success
            found.rows().forEach(history::add);
        }
        found.rows().forEach(row -> add(row, now));
        if (found.newest() != null && found.newest().isAfter(newest)) {
            newest = found.newest();
        }
        lookedAt = found.startedAt();
        reader.forgetBefore(horizon());
        history.forgetBefore(now.minus(settings.logRetention()));
        while (!arrivals.isEmpty() && arrivals.getFirst().isBefore(now.minus(HOUR))) {
            arrivals.removeFirst();
        }
    }

    /** How many of the events that the route wants GitHub delivered in the last hour. */
    int arrivalsInTheLastHour() {
        return arrivals.size();
    }

    /** Keeps how far everything is done. */
    void save() {
        if (repository == null || lookedAt == null) {
            return;
        }
        Optional<Instant> waiting = backlog.oldest();
        lowWater = waiting.filter(newest::isAfter).orElse(newest);
        // what was seen and isn't done is lost with the log, like what nobody saw
        Instant known = waiting.filter(lookedAt::isAfter).orElse(lookedAt);
        String cursor = new Cursor(cursorId(), startedFrom, lowWater, known, backlog.failed()).write();
        if (!cursor.equals(saved)) {
            repository.setState(key(), cursor);
            saved = cursor;
        }
    }

    /** Rows that are older than this don't matter any more. */
    private Instant horizon() {
        Instant overlapping = newest.minus(settings.overlap());
        return overlapping.isBefore(startedFrom) ? startedFrom : overlapping;
    }

    private void add(Row row, Instant now) {
        if (settings.status() == DeliveryStatus.UNRECOVERED) {
            addUnrecovered(row, now);
        } else if (filter.wants(row.event(), row.action())
                && !(settings.status() == DeliveryStatus.FAILURE && row.succeeded())) {
            arrived(row);
            String key = settings.allAttempts() ? row.guid() + "/" + row.id() : row.guid();
            backlog.add(key, row, failedBefore.getOrDefault(key, 0), now);
        }
    }

    private void addUnrecovered(Row row, Instant now) {
        EventHistory.Attempts attempts = history.of(row);
        if (attempts.succeeded()) {
            backlog.done(row.guid());
        } else if (!filter.wants(row.event(), row.action())) {
            return;
        } else if (!logIsState) {
            arrived(row);
            backlog.update(row.guid(), row, failedBefore.getOrDefault(row.guid(), 0), now);
        } else if (attempts.redeliveries() >= backlog.maxAttempts()) {
            backlog.done(row.guid());
            if (attempts.giveUp()) {
                giveUp.accept(row);
            }
        } else {
            Duration pause = backlog.pauseAfterRedelivery(attempts.redeliveries());
            backlog.update(
                    row.guid(), row, attempts.redeliveries(), attempts.newest().plus(pause));
        }
    }

    private void arrived(Row row) {
        if (arrivals.size() < MOST_ARRIVALS) {
            arrivals.addLast(row.deliveredAt());
        }
    }

    private Instant start(Instant startedAt) {
        Instant time = settings.startTime();
        if (time != null) {
            LOG.info("Reading the deliveries of {} from {} on, as startFrom says", name(), time);
            return time;
        }
        boolean latest = settings.startFrom() == null
                ? settings.offsetRepository() == null && settings.status() != DeliveryStatus.UNRECOVERED
                : settings.startFrom().equals("latest");
        LOG.info(
                "Reading the deliveries of {} from {} on{}",
                name(),
                latest ? "now" : "the oldest that GitHub keeps",
                settings.startFrom() == null ? ", the default without a cursor" : ", as startFrom says");
        return latest ? startedAt : Instant.EPOCH;
    }

    private String key() {
        String host = URI.create(settings.apiUrl()).getAuthority();
        HookScope scope = settings.scope();
        Object hook = settings.hookId() == null ? settings.hookUrl() : settings.hookId();
        return "github-hooks/" + host + scope.path() + "/" + (scope.isApp() ? scope.appId() : hook);
    }

    private long cursorId() {
        return settings.scope().isApp() ? HOOK_OF_THE_APP : hookId;
    }

    private static void gap(Instant from, Instant to, String why) {
        if (from.isBefore(to)) {
            LOG.warn("Events from {} to {} may be lost: not all of them were handled, and {}", from, to, why);
        }
    }
}
