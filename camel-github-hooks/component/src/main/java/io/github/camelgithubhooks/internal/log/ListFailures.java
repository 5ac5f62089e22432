// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.hooks.Listing.Failure;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log lines about lists of repositories that fail: one when that begins or has another reason, and one when it is over.
 * Used by one thread at a time.
 */
final class ListFailures {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);

    /** A sentence about more of them is no longer read. */
    private static final int MOST_WORDS = 5;

    private final String choice;
    private final Map<String, String> reported = new HashMap<>();
    /** Null while not all lists fail. */
    private String reportedOfAll;

    /** @param choice the chosen repositories, as logs name them */
    ListFailures(String choice) {
        this.choice = choice;
    }

    /** Returns what is wrong with the lists of some installations. */
    static String words(List<Failure> failures, Instant again) {
        String some = failures.stream()
                .limit(MOST_WORDS)
                .map(failure -> "The repositories of " + failure.words() + " can't be listed: "
                        + failure.cause().getMessage())
                .collect(Collectors.joining(". "));
        int more = failures.size() - MOST_WORDS;
        return some + (more > 0 ? ". The same is true of " + more + " more" : "") + ". They are listed again at "
                + again;
    }

    /** Logs what is new about installations whose repositories can't be listed, empty for none. */
    void report(List<Failure> failures, Instant again) {
        if (reportedOfAll != null) {
            LOG.info("The repositories that match {} can be listed again", choice);
            reportedOfAll = null;
        }
        for (Failure failure : failures) {
            String kind = RepositoryFailures.kind(failure.cause());
            if (!kind.equals(reported.put(failure.words(), kind))) {
                LOG.warn(
                        "The repositories of {} can't be listed, so new ones there aren't found: {}. Other installations"
                                + " aren't affected. They are listed again at {}",
                        failure.words(),
                        failure.cause().getMessage(),
                        again);
            }
        }
        Set<String> failing = failures.stream().map(Failure::words).collect(Collectors.toSet());
        reported.keySet().removeIf(words -> {
            boolean over = !failing.contains(words);
            if (over) {
                LOG.info("The list of the repositories of {} no longer fails", words);
            }
            return over;
        });
    }

    /** Logs that no repositories can be listed, if that is new. */
    void reportAll(RuntimeException e, Instant again) {
        String kind = RepositoryFailures.kind(e);
        if (!kind.equals(reportedOfAll)) {
            reportedOfAll = kind;
            LOG.warn(
                    "The repositories that match {} can't be listed, so new ones aren't found: {}. They are listed again at {}",
                    choice,
                    e.getMessage(),
                    again);
        }
    }
}
