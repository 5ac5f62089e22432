// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogWalk;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.EntityTag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Walk from the newest page to known rows, which survives pages that GitHub fails on. */
final class NewRowsWalk {

    private static final int MOST_FAILURES = 3;
    private static final int ROUNDS_UNTIL_STUCK = 5;

    private record Read(ApiRequest request, EntityTag etag, int depth, Instant newest) {}

    private final GitHubClient client;
    private final ApiRequest top;
    private final SeenRows seen;
    private final int number;
    private final Function<LogPage, Instant> horizon;
    private final List<Read> read = new ArrayList<>();
    private LogWalk steps;
    private Instant since;
    private Instant newest;
    private EntityTag topEtag;
    private LogPage last;
    private int depth;
    private int fresh;
    private int failures;
    private int refusals;
    private int rounds;
    private boolean refused;

    /**
     * Prepares a walk.
     *
     * @param horizon returns, for the newest page, the time before which rows are too old
     */
    NewRowsWalk(GitHubClient client, ApiRequest first, SeenRows seen, Function<LogPage, Instant> horizon) {
        this.client = client;
        this.top = first.unless(null);
        this.seen = seen;
        this.number = seen.newWalk();
        this.horizon = horizon;
        this.steps = from(first);
    }

    /** Returns whether GitHub failed on one page, and may well show others. */
    static boolean isAboutThePage(GitHubApiException e) {
        return !(e instanceof GitHubRateLimitException) && (e.getStatus() == 0 || e.getStatus() >= 500 || isRefusal(e));
    }

    boolean hasNext() {
        return steps.next().isPresent();
    }

    /**
     * Reads the next page; empty if GitHub has failed on it too often, so that the walk has to be postponed.
     *
     * @throws GitHubApiException if GitHub refuses the page; the next call continues with it
     */
    Optional<LogPage> step() {
        try {
            return stepAgainWhenUnreadable();
        } catch (GitHubApiException e) {
            if (!isAboutThePage(e)) {
                throw e;
            }
            failures++;
            if (isRefusal(e)) {
                refusals++;
            }
            if (last != null && Math.max(failures, refusals) >= MOST_FAILURES) {
                rounds++;
                refused = isRefusal(e);
                return Optional.empty();
            }
            if (isRefusal(e)) {
                beginAtTop();
            }
            throw e;
        }
    }

    /** Continues after {@link #step} was empty. */
    void resume() {
        if (refused) {
            refused = false;
            beginAtTop();
        }
    }

    /** Returns the page that GitHub has failed on in several rounds, once; empty otherwise. */
    Optional<ApiRequest> stuckAt() {
        return rounds == ROUNDS_UNTIL_STUCK ? steps.next() : Optional.empty();
    }

    /** Returns whether GitHub has failed on a page for so long that rare retries suffice. */
    boolean isStuck() {
        return rounds >= ROUNDS_UNTIL_STUCK;
    }

    /**
     * Begins at the newest page, as a cursor may become invalid. Rows that this walk or later ones saw don't end it.
     */
    private void beginAtTop() {
        steps = from(top);
        depth = 0;
    }

    private Optional<LogPage> stepAgainWhenUnreadable() {
        Optional<LogPage> page;
        try {
            page = steps.step();
        } catch (GitHubApiException e) {
            if (e.getStatus() != 200) {
                throw e;
            }
            page = steps.step();
        }
        failures = 0;
        return page;
    }

    /** Notes a page whose rows were taken. */
    void note(LogPage page, boolean hasCursor, Duration overlap) {
        last = page;
        Instant at = page.newest().orElse(newest);
        if (newest == null || (at != null && at.isAfter(newest))) {
            newest = at;
        }
        if (!hasCursor) {
            topEtag = page.etag();
        } else if (page.state() == LogPage.State.READ && at != null && !at.isBefore(newest.minus(overlap))) {
            read.add(new Read(page.request(), page.etag(), depth, at));
        }
        depth += page.rows().size();
    }

    /** Adds the pages that were read to the known ones, and the page behind them, where rows may appear late. */
    void remember(KnownPages pages) {
        pages.moveDown(0, fresh);
        fresh = 0;
        read.forEach(page -> pages.add(page.request(), page.etag(), page.depth(), page.newest()));
        read.clear();
        if (last != null && last.next() != null && newest != null && !last.isBefore(since)) {
            pages.add(last.next(), null, depth, last.newest().orElse(newest));
        }
    }

    /** Returns the page on which the walk ended too early; empty if it didn't. */
    Optional<ApiRequest> endedAt() {
        return steps.endedInCircle() ? Optional.of(last.request()) : Optional.empty();
    }

    void addFresh(int rows) {
        fresh += rows;
    }

    int number() {
        return number;
    }

    Instant since() {
        return since;
    }

    Instant newest() {
        return newest;
    }

    EntityTag topEtag() {
        return topEtag;
    }

    private LogWalk from(ApiRequest request) {
        return new LogWalk(client, request, Duration.ZERO, page -> {
            if (since == null) {
                since = horizon.apply(page);
            }
            return seen.isBehind(page, since, number);
        });
    }

    private static boolean isRefusal(GitHubApiException e) {
        return Set.of(200, 400, 404, 422).contains(e.getStatus());
    }
}
