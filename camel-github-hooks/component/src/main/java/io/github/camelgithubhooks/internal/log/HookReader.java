// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import java.time.Duration;
import java.time.Instant;

/** Reader of the log of one hook, put together. Used by one thread at a time, except for {@link #saveUnlessBusy}. */
final class HookReader implements Reading {

    /**
     * What the readers of a route have in common.
     *
     * @param delay the time between two polls
     */
    record Surroundings(
            GitHubClient client,
            HandledDeliveries handled,
            EventRoute route,
            ReadingThreads threads,
            LogHistory history,
            Duration delay) {}

    private final Looks looks;
    private final Rounds rounds;

    /**
     * Creates a reader that begins where the cursor is.
     *
     * @param firstStart when the route began to read this log
     */
    HookReader(
            Surroundings around,
            LogOptions options,
            HookWatch watch,
            CursorStore cursors,
            GivenUpEvents givenUp,
            LogFigures figures,
            Instant firstStart) {
        Backlog backlog = new Backlog(options.given().getMaxAttempts(), around.delay());
        looks = new Looks(
                around.client(),
                options,
                watch,
                backlog,
                cursors,
                givenUp,
                figures,
                firstStart,
                figures.clock().instant());
        Claims claims = new Claims(options, backlog, around.handled(), givenUp, figures, around.route());
        RowTroubles troubles =
                new RowTroubles(around.client(), options, looks, backlog, claims, around.delay(), figures.clock());
        rounds = new Rounds(
                around.route(),
                options,
                looks,
                around.threads().payloads(),
                backlog,
                claims,
                troubles,
                givenUp,
                figures,
                around.history(),
                around.delay());
        figures.begin(backlog);
    }

    @Override
    public int poll(int most) throws InterruptedException {
        return rounds.go(most);
    }

    /** Returns the steps of a poll, for a reader among several. */
    Rounds rounds() {
        return rounds;
    }

    Looks looks() {
        return looks;
    }

    @Override
    public void save() {
        looks.save();
    }

    @Override
    public void saveUnlessBusy() {
        looks.saveUnlessBusy();
    }
}
