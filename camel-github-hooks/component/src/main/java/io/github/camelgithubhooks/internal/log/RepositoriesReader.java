// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.event.Workers;
import io.github.camelgithubhooks.internal.hooks.Repositories;
import io.github.camelgithubhooks.internal.log.Problems.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reader of the logs of many repositories. It looks at several at the same time, and then has each offer a part of what is
 * due, in turn, so that none waits for the backlog of another. What fails in one repository concerns only that.
 */
final class RepositoriesReader implements Reading {

    /** How many events of a repository the route gets before the next one has its turn. */
    private static final int MOST_IN_TURN = 100;

    private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

    private final HookReader.Surroundings around;
    private final LogOptions options;
    private final LogFigures figures;
    private final Selection selection;
    private final RepositoryFailures failures;
    private int first;
    private boolean isUnfinished;

    private RepositoriesReader(
            HookReader.Surroundings around,
            LogOptions options,
            LogFigures figures,
            Selection selection,
            RepositoryFailures failures) {
        this.around = around;
        this.options = options;
        this.figures = figures;
        this.selection = selection;
        this.failures = failures;
        figures.begin(null);
    }

    /**
     * Returns the reader of the repositories that the options choose.
     *
     * @param state has the place of each cursor
     * @param firstStart when the route began to read these logs
     * @param routeId returns the id of the route
     */
    static RepositoriesReader of(
            HookReader.Surroundings around,
            LogOptions options,
            RouteState state,
            LogFigures figures,
            Instant firstStart,
            Supplier<String> routeId) {
        Function<HookScope, RepositoryReader> newReader = repository -> {
            LogOptions own = options.of(repository);
            Instant firstStartOfAll = state.firstStartOfAll(firstStart);
            LogFigures part = figures.part(repository.name());
            HookWatch watch = new HookWatch(around.client(), own);
            GivenUpEvents givenUp = new GivenUpEvents(own, part, around.history());
            return new RepositoryReader(
                    repository,
                    new HookReader(around, own, watch, state.cursors(own), givenUp, part, firstStartOfAll),
                    part);
        };
        Selection selection = new Selection(
                new Repositories(around.client(), options.given().getInstallationId(), Duration.ZERO),
                options.choice().orElseThrow(),
                state,
                figures,
                Duration.ofMillis(options.given().getRepoRefresh()),
                around.delay(),
                newReader);
        return new RepositoriesReader(
                around, options, figures, selection, new RepositoryFailures(routeId, around.route()));
    }

    @Override
    public int poll(int most) throws InterruptedException {
        int polled = 0;
        do {
            polled += round(most - polled);
        } while (isUnfinished && polled < most && around.route().takesMore());
        return polled;
    }

    /**
     * Looks at all logs and offers what is due, for a minute or little more. A new event in any repository, or a new
     * repository, waits for no more than that.
     */
    private int round(int most) throws InterruptedException {
        Instant now = figures.clock().instant();
        selection.refresh(now);
        List<RepositoryReader> due = new ArrayList<>(selection.readers());
        due.removeIf(reader -> !reader.begin());
        if (!due.isEmpty()) {
            Collections.rotate(due, -(first++ % due.size()));
        }
        int polled = go(due, most, now.plus(LONGEST_ROUND));
        failures.report(due);
        selection.dropThoseThatAreOver(due);
        figures.noteSpeed(now);
        compareWithLimit();
        return polled;
    }

    private int go(List<RepositoryReader> due, int most, Instant until) throws InterruptedException {
        List<RepositoryReader> busy = due;
        int polled = 0;
        do {
            look(busy);
            busy = busy.stream().filter(RepositoryReader::works).toList();
            polled += offer(busy, most - polled);
            busy = busy.stream().filter(RepositoryReader::hasMore).toList();
        } while (!busy.isEmpty()
                && polled < most
                && around.route().takesMore()
                && figures.clock().instant().isBefore(until));
        isUnfinished = !busy.isEmpty();
        return polled;
    }

    private void look(List<RepositoryReader> busy) throws InterruptedException {
        try {
            Workers.forEach(around.threads().repositories(), options.given().getRepoConcurrency(), busy, reader -> {
                if (around.route().takesMore()) {
                    reader.look();
                }
            });
        } catch (RejectedExecutionException | CancellationException e) {
            // the consumer is being stopped
        } catch (ExecutionException e) {
            throw new IllegalStateException("A log can't be read: " + e.getCause(), e);
        }
    }

    private int offer(List<RepositoryReader> busy, int most) throws InterruptedException {
        int left = most;
        int waiting = busy.size();
        for (RepositoryReader reader : busy) {
            if (left == 0 || !around.route().takesMore()) {
                break;
            }
            left -= reader.offer(Math.min(MOST_IN_TURN, Math.max(1, left / waiting)));
            waiting--;
        }
        return most - left;
    }

    /**
     * Reports that more events come in an hour than the rate limit allows requests. The installations of an App have a limit
     * each, and aren't compared.
     */
    private void compareWithLimit() {
        if (!options.given().isFetchPayload() || around.client().isApp()) {
            return;
        }
        int arrivals = selection.readers().stream()
                .mapToInt(reader -> reader.reader().looks().arrivalsInTheLastHour())
                .sum();
        long limit = around.client().hourlyLimit(options.scope().path()).orElse(Long.MAX_VALUE);
        figures.problems()
                .report(
                        Kind.BACKLOG,
                        arrivals > limit
                                ? Optional.of(Problems.tooMany(arrivals, limit, figures.waiting()))
                                : Optional.empty());
    }

    @Override
    public void save() {
        saveEach(HookReader::save);
    }

    @Override
    public void saveUnlessBusy() {
        saveEach(HookReader::saveUnlessBusy);
    }

    /** Saves all cursors that can be saved, and reports the others together: usually all fail for the same reason. */
    private void saveEach(Consumer<HookReader> save) {
        List<String> failing = new ArrayList<>();
        RuntimeException why = null;
        for (RepositoryReader reader : selection.readers()) {
            try {
                save.accept(reader.reader());
            } catch (RuntimeException e) {
                failing.add(reader.name());
                why = e;
            }
        }
        if (failing.size() == 1) {
            around.route().report("Cannot save the cursor of " + failing.get(0), why);
        } else if (why != null) {
            around.route()
                    .report(
                            "Cannot save the cursors of " + failing.size() + " repositories, among them "
                                    + failing.get(0),
                            why);
        }
    }
}
