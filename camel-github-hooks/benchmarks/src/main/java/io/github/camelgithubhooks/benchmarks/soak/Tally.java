// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts of one attack. Thread-safe. */
final class Tally {

    private final Map<Integer, Long> answers = new TreeMap<>();
    private long opened;
    private long closedByServer;
    private long bytes;

    synchronized void opened() {
        opened++;
    }

    synchronized void closedByServer() {
        closedByServer++;
    }

    synchronized void sent(int count) {
        bytes += count;
    }

    synchronized void answered(int status) {
        answers.merge(status, 1L, Long::sum);
    }

    /** Returns the counts in one line: connections, those that the server closed, MB sent, answers by status. */
    @Override
    public synchronized String toString() {
        return String.format(Locale.ROOT, "%,d\t%,d\t%,d\t%s", opened, closedByServer, bytes / 1_000_000, answers);
    }
}
