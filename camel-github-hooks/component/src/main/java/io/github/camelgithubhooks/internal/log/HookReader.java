// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;

/** Reader of the log of one hook, put together. Used by one thread at a time, except for {@link #saveUnlessBusy}. */
final class HookReader {

    /**
     * What the readers of a route have in common.
     *
     * @param threads fetch payloads; null if the route wants none
     * @param delay the time between two polls
     */
    record Surroundings(
            GitHubClient client,
            HandledDeliveries handled,
            EventRoute route,
            ExecutorService threads,
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
                around.threads(),
                backlog,
                claims,
                troubles,
                givenUp,
                figures,
                around.history(),
                around.delay());
        figures.begin(backlog);
    }

    /**
     * Looks at the log, and offers what is due to the route; see {@link Rounds#go}.
     *
     * @param most how many events the route may get
     */
    int poll(int most) throws InterruptedException {
        return rounds.go(most);
    }

    /** Saves the cursor, if the log was found. */
    void save() {
        looks.save();
    }

    /** Saves the cursor, unless another thread is looking. */
    void saveUnlessBusy() {
        looks.saveUnlessBusy();
    }
}
