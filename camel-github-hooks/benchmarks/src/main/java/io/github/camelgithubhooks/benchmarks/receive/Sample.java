// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.receive;

import io.github.camelgithubhooks.benchmarks.load.Answers;
import io.github.camelgithubhooks.benchmarks.measure.ProcessUsage;

/** Usage of the server's process, and the answers that it gave meanwhile. */
record Sample(ProcessUsage usage, Answers answers) {

    double cpuMicros() {
        return usage.cpuNanos() / 1e3 / answers.count();
    }

    double allocatedKilobytes() {
        return usage.allocatedBytes() / 1e3 / answers.count();
    }
}
