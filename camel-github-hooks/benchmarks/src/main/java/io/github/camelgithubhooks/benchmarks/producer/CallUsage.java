// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

import io.github.camelgithubhooks.benchmarks.measure.ProcessUsage;

/** Number of calls, and what the client's process used for them. */
record CallUsage(long calls, ProcessUsage usage) {

    double cpuMicros() {
        return usage.cpuNanos() / 1e3 / calls;
    }

    double allocatedKilobytes() {
        return usage.allocatedBytes() / 1e3 / calls;
    }

    /** Returns the text that {@link #parse} reads. */
    String text() {
        return calls + " " + usage.text();
    }

    static CallUsage parse(String text) {
        String[] words = text.split(" ", 2);
        return new CallUsage(Long.parseLong(words[0]), ProcessUsage.parse(words[1]));
    }
}
