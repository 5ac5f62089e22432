// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.DeliveryContent;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.log.LogOptions.Status;
import io.github.camelgithubhooks.internal.log.LogReader.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Log of one hook. A look puts the new rows that the route wants into the {@link Backlog} and moves the
 * {@link LogPosition}. One thread looks at a time; another may save the cursor meanwhile.
 */
final class DeliveryLog implements SeenRows.Wanted {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_ARRIVALS = 100_000;

    private final GitHubClient client;
    private final LogOptions options;
    private final HookTarget hook;
    private final Backlog backlog;
    private final LogPosition position;
    private final GivenUpEvents givenUp;
    private final EventHistory history = new EventHistory();
    private final Deque<Instant> arrivals = new ArrayDeque<>();
    private final LogReader reader;
    private final Lock busy = new ReentrantLock();
    private boolean whole = true;

    /** Opens the log of a hook. */
    DeliveryLog(
            GitHubClient client,
            LogOptions options,
            HookTarget hook,
            Backlog backlog,
            LogPosition position,
            GivenUpEvents givenUp,
            OddRows unreadable) {
        this.client = client;
        this.options = options;
        this.hook = hook;
        this.backlog = backlog;
        this.position = position;
        this.givenUp = givenUp;
        this.reader = new LogReader(
                client,
                hook,
                options.overlap(),
                this,
                options.status() != Status.UNRECOVERED,
                unreadable,
                LogReader.Bounds.USUAL);
    }

    /** Returns the hook that the log is of. */
    HookTarget hook() {
        return hook;
    }

    /** Returns the path of the log in GitHub's API. */
    String path() {
        return ApiCall.LIST_DELIVERIES.path(hook);
    }

    /**
     * Fetches what GitHub sent in an attempt. Safe for use by several threads.
     *
     * @throws GitHubApiException if GitHub doesn't show the delivery
     */
    DeliveryContent content(Row row) {
        return DeliveryContent.fetch(client, ApiRequest.of(ApiCall.GET_DELIVERY, hook, row.id()), Duration.ZERO);
    }

    /**
     * Has GitHub deliver the event of an attempt again.
     *
     * @throws GitHubApiException if GitHub refuses
     */
    void redeliver(Row row) {
        client.send(ApiRequest.of(ApiCall.REDELIVER, hook, row.id()), Duration.ZERO);
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
        Found found = reader.look(position::horizon, backlog.movingOn());
        found.rows().forEach(row -> add(row, now));
        whole = found.whole();
        if (whole) {
            position.readTo(found.newest(), now);
        }
        findLate(now);
        reader.forgetBefore(position.horizon());
        history.forgetBefore(now.minus(options.logRetention()));
        while (!arrivals.isEmpty() && arrivals.getFirst().isBefore(now.minus(HOUR))) {
            arrivals.removeFirst();
        }
    }

    private void findLate(Instant now) {
        List<Row> late = new ArrayList<>();
        try {
            reader.sweep(position.horizon(), late);
        } finally {
            late.stream().sorted(Row.OLDEST_FIRST).forEach(row -> add(row, now));
        }
    }

    /** Returns whether the last look read the log as far back as needed. If not, the next one finds more. */
    boolean isWhole() {
        return whole;
    }

    /** Returns how many wanted events GitHub delivered in the last hour. */
    int arrivalsInTheLastHour() {
        return arrivals.size();
    }

    /** Saves the cursor. */
    void save() {
        busy.lock();
        try {
            saveAlone();
        } finally {
            busy.unlock();
        }
    }

    /** Saves the cursor, unless another thread is looking: that takes long, and its rows aren't in the backlog yet. */
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
        if (!position.isToBeSaved()) {
            return;
        }
        Optional<Instant> oldestOpen = Stream.of(backlog.oldest(), reader.oldestDeferred())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        position.save(oldestOpen, backlog.failed());
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
        return options.wants(row.event(), row.action())
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
            backlog.add(key, row, position.failedBefore(key), now);
        }
    }

    private void addUnrecovered(Row row, Instant now) {
        String guid = row.guid();
        int redeliveries = history.redeliveries(guid);
        if (history.succeeded(guid)) {
            backlog.done(guid);
        } else if (!options.isSelfHealing()) {
            arrived(row, now);
            backlog.update(guid, row, position.failedBefore(guid), now);
        } else if (redeliveries >= backlog.maxAttempts()) {
            backlog.done(guid);
            if (history.giveUp(guid)) {
                givenUp.add(row);
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
}
