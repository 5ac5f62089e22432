// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogWalk;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.log.HeldRows.LetGo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the pages again whose rows were let go, the oldest first, when there is room for them. */
final class LetGoRows {

    private static final int MOST_FAILURES = 3;

    private final GitHubClient client;
    private final ApiRequest newestPage;
    private final HeldRows held;
    private final SeenRows seen;
    private final OddRows odd;
    private int failures;
    private LetGo lost;
    private Instant oldestLost;
    private boolean isLost;

    LetGoRows(GitHubClient client, ApiRequest newestPage, HeldRows held, SeenRows seen, OddRows odd) {
        this.client = client;
        this.newestPage = newestPage;
        this.held = held;
        this.seen = seen;
        this.odd = odd;
    }

    /**
     * Reads some of them.
     *
     * @param beginAgain called when their cursors have become invalid: then the log has to be read again
     * @throws GitHubApiException when GitHub refuses one of them; the next call goes on with it
     */
    List<Row> read(int waiting, int mostPages, Runnable beginAgain) {
        List<Row> rows = new ArrayList<>();
        Iterator<LetGo> pages = held.allLetGo();
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
        // not before: whatever breaks the loop off, no row is gone that isn't returned
        held.removeOldestLetGo(done);
        if (!held.hasLetGo()) {
            rows.addAll(held.takeAll());
        }
        rows.sort(Row.OLDEST_FIRST);
        return rows;
    }

    /** Returns when the oldest row was delivered that was let go or lost, and not read again; empty when there is none. */
    Optional<Instant> oldest() {
        return Stream.of(Optional.ofNullable(held.oldestLetGo()).map(LetGo::oldest), Optional.ofNullable(oldestLost))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Returns from when on the log has to be read again, once; null when it hasn't. */
    Instant takeOldestLost() {
        if (!isLost) {
            return null;
        }
        isLost = false;
        return oldestLost;
    }

    /** Takes note that the log was read as far back as needed. */
    void wasReadAgain() {
        if (!isLost) {
            oldestLost = null;
        }
    }

    private List<Row> read(LetGo page) {
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
        // throws when GitHub as a whole has a problem
        client.send(newestPage, Duration.ZERO);
        failures = 0;
        LetGo page = held.oldestLetGo();
        if (lost != null && !page.oldest().isAfter(lost.oldest())) {
            odd.failed(page.page());
            held.removeOldestLetGo(1);
            return;
        }
        lost = page;
        // an earlier loss stays the oldest until the log was read again
        oldestLost = oldest().orElseThrow();
        isLost = true;
        held.clear();
        beginAgain.run();
    }
}
