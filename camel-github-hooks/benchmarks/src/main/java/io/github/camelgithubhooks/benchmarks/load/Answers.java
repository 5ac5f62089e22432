// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * Answers to the deliveries of one run.
 *
 * @param count the number of deliveries, all answered
 * @param time the time from the first delivery to the last answer
 * @param latencies the nanoseconds from sending a delivery to its complete answer
 */
public record Answers(long count, Duration time, Histogram latencies) {

    /** Returns the latency in microseconds that this percentage of the deliveries didn't exceed. */
    public double latencyMicros(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }

    /** Returns the deliveries a second. */
    public double perSecond() {
        return count / (time.toNanos() / 1e9);
    }
}
