// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogPage.OddRow;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows and pages of the log that can't be read. Each is counted, and logged once. */
final class OddRows {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);

    /** A row that is logged again after so many others is better than memory that keeps growing. */
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
                        "{}: {}. This row is skipped and the others are read. If it stands for an event, look that up in the"
                                + " hook's recent deliveries on GitHub",
                        page.request(),
                        row.what());
            }
        }
        if (page.state() == LogPage.State.UNREADABLE) {
            skipped(page.request(), "isn't a list of deliveries, even after a retry");
        }
    }

    void circle(ApiRequest request) {
        skipped(request, "links back to a page that was read before, or to nothing but empty pages");
    }

    void failed(ApiRequest request) {
        skipped(request, "isn't shown by GitHub, even after several retries");
    }

    /** Counts a page that is retried now and then. */
    void stuck(ApiRequest request) {
        report(
                request,
                "isn't shown by GitHub, even after several retries",
                "This page and those behind it are retried now and then; new deliveries don't wait for them");
    }

    private void skipped(ApiRequest page, String why) {
        report(page, why, "Its deliveries are skipped, unless another page has them");
    }

    private void report(ApiRequest page, String why, String consequence) {
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
