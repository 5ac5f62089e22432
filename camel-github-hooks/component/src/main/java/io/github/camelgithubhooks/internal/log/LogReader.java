// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogWalk;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.EntityTag;
import io.github.camelgithubhooks.internal.log.KnownPages.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/**
 * Reader of a hook's log that finds new rows. A look begins with the newest page and ends where known rows begin, so it
 * takes as many requests as there are new pages; 304 means that there are none. A {@link #sweep} finds rows that
 * appeared late among the known ones. A walk that was interrupted continues where it was.
 */
final class LogReader {

    /**
     * Result of a look.
     *
     * @param rows the wanted rows, oldest first
     * @param whole whether the log was read as far back as needed
     * @param newest when the newest row was delivered that was read, null if none was
     */
    record Found(List<Row> rows, boolean whole, Instant newest) {}

    /**
     * Bounds that keep a long log from filling the memory.
     *
     * @param rows how many wanted rows are held at most, of some 300 bytes each
     * @param pages after how many pages a look returns, even if it isn't at its end
     */
    record Bounds(int rows, int pages) {

        static final Bounds USUAL = new Bounds(50_000, 1_000);
    }

    private static final int LOOKS_BETWEEN_SWEEPS = 3;
    private static final int WALKS_UNTIL_POSTPONED_ONE = 2;
    private static final int WALKS_UNTIL_STUCK_ONE = 20;
    private static final int REQUESTS_IN_A_SWEEP = 200;
    private static final int CHARGED_REQUESTS_IN_A_SWEEP = 30;

    private final GitHubClient client;
    private final ApiRequest first;
    private final Duration overlap;
    private final boolean comesEarly;
    private final OddRows odd;
    private final SeenRows seen;
    private final Bounds bounds;
    private final HeldRows held;
    private final KnownPages pages = new KnownPages();
    private final Queue<NewRowsWalk> postponed = new ArrayDeque<>();
    private final DeferredRows deferred;
    private EntityTag etag;
    private NewRowsWalk walk;
    private Instant githubsTime;
    private int walks;
    private int sweeps;

    /**
     * Creates a reader that has read nothing yet.
     *
     * @param overlap how late a row may appear
     * @param comesEarly whether a look may return rows before its walk has reached the oldest
     */
    LogReader(
            GitHubClient client,
            HookTarget hook,
            Duration overlap,
            SeenRows.Wanted wanted,
            boolean comesEarly,
            OddRows odd,
            Bounds bounds) {
        this.client = client;
        this.first = LogWalk.newest(hook);
        this.overlap = overlap;
        this.comesEarly = comesEarly;
        this.odd = odd;
        this.bounds = bounds;
        this.held = new HeldRows(bounds.rows());
        this.seen = new SeenRows(wanted);
        this.deferred = new DeferredRows(client, first, held, seen, odd);
    }

    /**
     * Walks the log from its newest row to rows that are known or too old.
     *
     * @param horizon returns, for the newest page, the time before which rows are too old
     * @param waiting how many of the returned rows aren't done yet; they count against the bound
     * @throws GitHubApiException if GitHub refuses a page; the next call continues with it
     */
    Found look(Function<LogPage, Instant> horizon, int waiting) {
        if (walk == null && held.hasDeferred()) {
            return new Found(deferred.read(waiting, bounds.pages(), this::beginAgain), false, null);
        }
        if (walk == null && waiting >= bounds.rows()) {
            return new Found(List.of(), false, null);
        }
        if (walk == null) {
            walk = begin(horizon);
        }
        for (int i = 0; i < bounds.pages() && walk.hasNext(); i++) {
            Optional<LogPage> page = walk.step();
            if (page.isEmpty()) {
                walk.stuckAt().ifPresent(odd::stuck);
                postponed.add(walk);
                return finish();
            }
            read(page.get());
        }
        return walk.hasNext() ? new Found(early(), false, null) : finish();
    }

    /** Returns when the oldest row was delivered that was deferred and not found again; empty if there is none. */
    Optional<Instant> oldestDeferred() {
        return deferred.oldest();
    }

    /** Forgets rows that are older than any later walk goes. */
    void forgetBefore(Instant since) {
        if (walk == null && deferred.oldest().isEmpty()) {
            seen.forgetBefore(since);
            pages.forgetBefore(since);
        }
        if (githubsTime != null) {
            pages.forgetBefore(githubsTime.minus(overlap));
        }
    }

    /**
     * Looks for rows that appeared late, at every third look and with a bounded number of requests.
     *
     * @param late receives the wanted rows
     * @throws GitHubApiException if GitHub as a whole fails
     */
    void sweep(Instant since, List<Row> late) {
        if (walk != null || held.hasDeferred() || ++sweeps % LOOKS_BETWEEN_SWEEPS != 0) {
            return;
        }
        pages.beginRound();
        int charged = 0;
        for (int requests = 0; requests < REQUESTS_IN_A_SWEEP && charged < CHARGED_REQUESTS_IN_A_SWEEP; requests++) {
            Known known = pages.next();
            if (known == null) {
                return;
            }
            charged += charged(known, since, late);
        }
    }

    /**
     * Reads a known page again, and the unknown ones behind it. Returns how many requests count against the rate limit.
     */
    private int charged(Known known, Instant since, List<Row> late) {
        int number = seen.newWalk();
        LogWalk steps = new LogWalk(client, known.request(), Duration.ZERO, page -> seen.isBehind(page, since, number));
        int charged = 0;
        try {
            while (steps.next().isPresent() && charged < CHARGED_REQUESTS_IN_A_SWEEP) {
                LogPage page = steps.step().orElseThrow();
                if (page.isUnchanged()) {
                    return charged;
                }
                if (charged++ == 0) {
                    known.setEtag(page.etag());
                }
                odd.add(page);
                pages.moveDown(known.depth() + 1, seen.add(page, since, number, late));
            }
            return charged;
        } catch (GitHubApiException e) {
            if (!NewRowsWalk.isAboutThePage(e)) {
                throw e;
            }
            pages.remove(known);
            return charged + 1;
        }
    }

    /** Begins a walk. Every other one is a retry of a page that GitHub failed on. */
    private NewRowsWalk begin(Function<LogPage, Instant> horizon) {
        walks++;
        for (NewRowsWalk again : postponed) {
            if (walks % (again.isStuck() ? WALKS_UNTIL_STUCK_ONE : WALKS_UNTIL_POSTPONED_ONE) == 0) {
                postponed.remove(again);
                again.resume();
                return again;
            }
        }
        Instant oldestLost = deferred.takeOldestLost();
        return new NewRowsWalk(
                client,
                etag == null ? first : first.unless(etag),
                seen,
                page -> oldestLost == null ? horizon.apply(page) : earlier(oldestLost, horizon.apply(page)));
    }

    private void read(LogPage page) {
        if (page.date() != null) {
            githubsTime = page.date();
        }
        if (page.isUnchanged()) {
            return;
        }
        odd.add(page);
        List<Row> rows = new ArrayList<>();
        walk.addFresh(seen.add(page, walk.since(), walk.number(), rows));
        boolean hasCursor = !page.request().query().equals(first.query());
        held.add(page.request(), hasCursor, rows);
        walk.note(page, hasCursor, overlap);
    }

    private List<Row> early() {
        List<Row> rows = comesEarly ? held.takeOldest() : List.of();
        return rows.stream().sorted(Row.OLDEST_FIRST).toList();
    }

    private Found finish() {
        NewRowsWalk done = walk;
        walk = null;
        if (done.topEtag() != null) {
            etag = done.topEtag();
        }
        done.endedAt().ifPresent(odd::circle);
        done.remember(pages);
        if (postponed.isEmpty()) {
            deferred.wasReadAgain();
        }
        List<Row> rows = held.takeAll();
        rows.sort(Row.OLDEST_FIRST);
        return new Found(rows, postponed.isEmpty(), done.newest());
    }

    /** Has the log read again, because the cursors of deferred rows have become invalid. */
    private void beginAgain() {
        seen.findAgain();
        pages.clear();
        etag = null;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
