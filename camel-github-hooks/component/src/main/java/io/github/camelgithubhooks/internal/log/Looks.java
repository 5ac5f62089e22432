// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.log.Problems.Kind;
import io.github.camelgithubhooks.model.Hook;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at the log of a hook, and at every tenth time at the hook itself. Finds the hook before the first look if need
 * be, and again when it was deleted. Used by one thread at a time, except for {@link #saveUnlessBusy}.
 */
final class Looks {

    private static final int LOOKS_BETWEEN_CHECKS_OF_THE_HOOK = 10;

    private final GitHubClient client;
    private final LogOptions options;
    private final HookWatch watch;
    private final Backlog backlog;
    private final CursorStore cursors;
    private final GivenUpEvents givenUp;
    private final LogFigures figures;
    private final Instant firstStart;
    private final Instant startedAt;
    private volatile DeliveryLog log;
    private long looks;

    /**
     * Creates the looks of a consumer that starts.
     *
     * @param firstStart when the route began to read this log
     * @param startedAt when it was last started
     */
    Looks(
            GitHubClient client,
            LogOptions options,
            HookWatch watch,
            Backlog backlog,
            CursorStore cursors,
            GivenUpEvents givenUp,
            LogFigures figures,
            Instant firstStart,
            Instant startedAt) {
        this.client = client;
        this.options = options;
        this.watch = watch;
        this.backlog = backlog;
        this.cursors = cursors;
        this.givenUp = givenUp;
        this.figures = figures;
        this.firstStart = firstStart;
        this.startedAt = startedAt;
    }

    /** Returns the log that is read; null before the first look, and when the hook no longer exists. */
    DeliveryLog log() {
        return log;
    }

    /** Returns whether the log was read at least once. */
    boolean hasLooked() {
        return looks > 0;
    }

    /** Returns how many wanted events GitHub delivered in the last hour. */
    int arrivalsInTheLastHour() {
        DeliveryLog current = log;
        return current == null ? 0 : current.arrivalsInTheLastHour();
    }

    /** Looks at the log. Returns what went wrong, empty if GitHub showed the log. */
    Optional<RuntimeException> look() {
        try {
            look(figures.clock().instant());
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    /** Saves the cursor, if there is a log. */
    void save() {
        DeliveryLog current = log;
        if (current != null) {
            current.save();
        }
    }

    /** Saves the cursor, unless another thread is looking: that takes long, and saves at its end. */
    void saveUnlessBusy() {
        DeliveryLog current = log;
        if (current != null) {
            current.saveUnlessBusy();
        }
    }

    private void look(Instant now) {
        DeliveryLog current = log == null ? open() : log;
        log = current;
        try {
            current.look(now);
            figures.looked(current.path(), now);
        } catch (GitHubApiException e) {
            if (e.getStatus() == 404 && options.findsHook()) {
                // somebody may have deleted the hook and created it again
                current.save();
                log = null;
            }
            throw e;
        }
        if (++looks % LOOKS_BETWEEN_CHECKS_OF_THE_HOOK == 0) {
            figures.problems().report(Kind.HOOK, watch.problem(current.hook().id()));
        }
        if (!options.isOneOfMany()) {
            compareWithLimit(current);
        }
    }

    private DeliveryLog open() {
        Hook found = options.findsHook() ? watch.find() : null;
        HookTarget hook = options.scope().hook(found == null ? options.given().getHookId() : found.id());
        LogPosition position = new LogPosition(
                options,
                hook,
                found == null ? startedAt : HookWatch.createdAt(found),
                options.isSelfHealing() ? null : cursors,
                figures,
                firstStart,
                startedAt);
        return new DeliveryLog(client, options, hook, backlog, position, givenUp, figures.unreadableRows());
    }

    /** Reports that more events come in an hour than the rate limit allows requests. */
    private void compareWithLimit(DeliveryLog current) {
        long limit = client.hourlyLimit(current.path()).orElse(Long.MAX_VALUE);
        int arrivals = current.arrivalsInTheLastHour();
        figures.problems()
                .report(
                        Kind.BACKLOG,
                        options.given().isFetchPayload() && arrivals > limit
                                ? Optional.of(Problems.tooMany(arrivals, limit, backlog.size()))
                                : Optional.empty());
    }
}
