// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogWalk;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.log.HeldRows.Deferred;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Deferred rows: reads their pages again, the oldest first, once there is room for them. */
final class DeferredRows {

    private static final int MOST_FAILURES = 3;

    private final GitHubClient client;
    private final ApiRequest newestPage;
    private final HeldRows held;
    private final SeenRows seen;
    private final OddRows odd;
    private int failures;
    private Deferred lost;
    private Instant oldestLost;
    private boolean isLost;

    DeferredRows(GitHubClient client, ApiRequest newestPage, HeldRows held, SeenRows seen, OddRows odd) {
        this.client = client;
        this.newestPage = newestPage;
        this.held = held;
        this.seen = seen;
        this.odd = odd;
    }

    /**
     * Reads some of the pages.
     *
     * @param beginAgain called if their cursors have become invalid, so that the log has to be read again
     * @throws GitHubApiException if GitHub refuses a page; the next call continues with it
     */
    List<Row> read(int waiting, int mostPages, Runnable beginAgain) {
        List<Row> rows = new ArrayList<>();
        Iterator<Deferred> pages = held.allDeferred();
        int done = 0;
        while (done < mostPages && pages.hasNext() && waiting + rows.size() < held.most() / 2) {
            try {
                rows.addAll(read(pages.next()));
                failures = 0;
                done++;
            } catch (GitHubApiException e) {
                if (rows.isEmpty()) {
                    failed(e, beginAgain);
                }
                break;
            }
        }
        // only now, so that whatever breaks off the loop, no page is removed whose rows aren't returned
        held.removeOldestDeferred(done);
        if (!held.hasDeferred()) {
            rows.addAll(held.takeAll());
        }
        rows.sort(Row.OLDEST_FIRST);
        return rows;
    }

    /** Returns when the oldest row was delivered that was deferred and not read again; empty if there is none. */
    Optional<Instant> oldest() {
        return Stream.of(
                        Optional.ofNullable(held.oldestDeferred()).map(Deferred::oldest),
                        Optional.ofNullable(oldestLost))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Returns, once, the time from which the log has to be read again; null if it hasn't. */
    Instant takeOldestLost() {
        if (!isLost) {
            return null;
        }
        isLost = false;
        return oldestLost;
    }

    /** Notes that the log was read as far back as needed. */
    void wasReadAgain() {
        if (!isLost) {
            oldestLost = null;
        }
    }

    private List<Row> read(Deferred page) {
        LogPage read = new LogWalk(client, page.page(), Duration.ZERO, any -> true)
                .step()
                .orElseThrow();
        odd.add(read);
        return seen.addAgain(read);
    }

    private void failed(GitHubApiException e, Runnable beginAgain) {
        failures++;
        if (!NewRowsWalk.isAboutThePage(e) || failures < MOST_FAILURES) {
            throw e;
        }
        // throws if GitHub as a whole has a problem
        client.send(newestPage, Duration.ZERO);
        failures = 0;
        Deferred page = held.oldestDeferred();
        if (lost != null && !page.oldest().isAfter(lost.oldest())) {
            odd.failed(page.page());
            held.removeOldestDeferred(1);
            return;
        }
        lost = page;
        // an earlier loss stays the oldest until the log has been read again
        oldestLost = oldest().orElseThrow();
        isLost = true;
        held.clear();
        beginAgain.run();
    }
}
