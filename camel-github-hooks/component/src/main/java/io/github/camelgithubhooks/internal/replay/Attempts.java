// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.replay;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogWalk;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Attempts to deliver an event, as GitHub's log of a hook lists them. */
public final class Attempts {

    private final GitHubClient client;
    private final HookTarget hook;
    private final Duration maxWait;

    /**
     * Prepares searches in a log.
     *
     * @param maxWait how long each request may wait for the end of a rate limit
     */
    public Attempts(GitHubClient client, HookTarget hook, Duration maxWait) {
        this.client = client;
        this.hook = hook;
        this.maxWait = maxWait;
    }

    /**
     * Returns the latest attempt; empty if the log has none. The pages are read from the newest to the first that has one.
     *
     * @throws GitHubApiException if GitHub refuses a page
     */
    public Optional<DeliverySummary> latest(String guid) {
        List<DeliverySummary> found =
                find(guid, page -> page.rows().stream().anyMatch(row -> is(row, guid)), Integer.MAX_VALUE);
        return found.stream().max(Comparator.comparingLong(DeliverySummary::id));
    }

    /**
     * Returns the attempts since a time, the newest first.
     *
     * @param pages the most pages to read, of 100 rows each
     * @throws GitHubApiException if GitHub refuses a page
     */
    public List<DeliverySummary> since(String guid, Instant time, int pages) {
        return find(guid, page -> page.isBefore(time), pages);
    }

    private List<DeliverySummary> find(String guid, LogWalk.StopRule rule, int pages) {
        LogWalk walk = new LogWalk(client, LogWalk.newest(hook), maxWait, rule);
        List<DeliverySummary> found = new ArrayList<>();
        for (int read = 0; read < pages; read++) {
            Optional<LogPage> page = walk.step();
            if (page.isEmpty()) {
                break;
            }
            page.get().rows().stream().filter(row -> is(row, guid)).forEach(found::add);
        }
        return found;
    }

    private static boolean is(DeliverySummary row, String guid) {
        return guid.equalsIgnoreCase(row.guid());
    }
}
