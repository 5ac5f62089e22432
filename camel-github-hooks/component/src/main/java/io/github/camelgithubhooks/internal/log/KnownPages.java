// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.EntityTag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pages that cover the part of the log where late rows may appear. The cursor of a page names its first row, so the
 * page stays the same while rows are added above it. Reading it again is then answered 304, which doesn't count against
 * the rate limit.
 */
final class KnownPages {

    /** Rows on one of GitHub's pages. */
    static final int ROWS = 100;

    /** Page that was read, or that lies behind one that was. */
    static final class Known {
        private final ApiRequest request;
        private final Instant newest;
        private EntityTag etag;
        private int depth;
        private long round;

        private Known(ApiRequest request, EntityTag etag, int depth, Instant newest) {
            this.request = request;
            this.etag = etag;
            this.depth = depth;
            this.newest = newest;
        }

        /** Returns the request, conditional if the page was read before. */
        ApiRequest request() {
            return etag == null ? request : request.unless(etag);
        }

        void setEtag(EntityTag etag) {
            this.etag = etag;
        }

        /** Returns how many rows are above it. */
        int depth() {
            return depth;
        }
    }

    private final List<Known> pages = new ArrayList<>();
    private long round;
    private boolean roundIsOver = true;

    /**
     * Adds a page.
     *
     * @param etag its tag, null if it hasn't been read
     * @param depth how many rows are above it
     * @param newest when its newest row was delivered, or about when
     */
    void add(ApiRequest request, EntityTag etag, int depth, Instant newest) {
        Known page = new Known(request, etag, depth, newest);
        page.round = etag == null ? round : round + 1;
        pages.add(page);
        pages.sort(Comparator.comparingInt(known -> known.depth));
        for (int i = 0; i + 2 < pages.size(); ) {
            if (pages.get(i + 2).depth <= pages.get(i).depth + ROWS) {
                pages.remove(i + 1);
            } else {
                i++;
            }
        }
    }

    /** Notes that rows were added above the pages at this depth and below. */
    void moveDown(int depth, int rows) {
        pages.stream().filter(page -> page.depth >= depth).forEach(page -> page.depth += rows);
    }

    /** Begins to go through all pages again, unless such a round is under way. */
    void beginRound() {
        if (roundIsOver) {
            round++;
            roundIsOver = false;
        }
    }

    /** Returns the next page of the round, the newest first; null at its end. */
    Known next() {
        for (Known page : pages) {
            if (page.round <= round) {
                page.round = round + 1;
                return page;
            }
        }
        roundIsOver = true;
        return null;
    }

    void remove(Known page) {
        pages.remove(page);
    }

    void forgetBefore(Instant time) {
        pages.removeIf(page -> page.newest.isBefore(time));
    }

    void clear() {
        pages.clear();
    }
}
