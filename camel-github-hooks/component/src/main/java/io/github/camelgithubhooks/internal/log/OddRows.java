// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogPage.OddRow;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the rows and pages of the log that can't be read, and reports each once. */
final class OddRows {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);

    /** What is said again after that many is the smaller evil. */
    private static final int MOST_KNOWN = 10_000;

    private final LongMap known = new LongMap();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();

    /** Returns how many rows were skipped. */
    long rows() {
        return rows.get();
    }

    /** Returns how many pages were skipped. */
    long pages() {
        return pages.get();
    }

    void add(LogPage page) {
        for (OddRow row : page.odd()) {
            if (isNews(row.hash())) {
                rows.incrementAndGet();
                LOG.warn(
                        "{}: {}. It is skipped, and the others are read; if there was an event, find it in the hook's"
                                + " recent deliveries on GitHub",
                        page.request(),
                        row.what());
            }
        }
        if (page.state() == LogPage.State.UNREADABLE) {
            skipped(page.request(), "is no list of deliveries, also when GitHub is asked again");
        }
    }

    void circle(ApiRequest request) {
        skipped(request, "links back to a page that was read before, or to nothing but empty pages");
    }

    void failed(ApiRequest request) {
        skipped(request, "can't be shown by GitHub, again and again");
    }

    /** Counts a page that is asked for again now and then. */
    void stuck(ApiRequest request) {
        tell(
                request,
                "can't be shown by GitHub, again and again",
                "It and what is behind it are asked for now and then, and what is new doesn't wait for them");
    }

    private void skipped(ApiRequest page, String why) {
        tell(page, why, "Its deliveries are skipped, as far as no other page has them");
    }

    private void tell(ApiRequest page, String why, String consequence) {
        if (isNews(LongMap.hash(page.path() + page.query() + why))) {
            pages.incrementAndGet();
            LOG.warn("{}: a page of the log {}. {}", page, why, consequence);
        }
    }

    private boolean isNews(long hash) {
        if (known.contains(hash)) {
            return false;
        }
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(hash, 0);
        return true;
    }
}
