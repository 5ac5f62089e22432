// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.receive;

import java.util.function.ToDoubleFunction;

/** Figure of each sample. The title is that of its table. */
enum Measure {
    CPU("CPU of the server a delivery, µs", Sample::cpuMicros),
    MEDIAN("latency p50, µs", sample -> sample.answers().latencyMicros(50)),
    TAIL("latency p99, µs", sample -> sample.answers().latencyMicros(99)),
    ALLOCATION("heap allocated a delivery, KB", Sample::allocatedKilobytes);

    private final String title;
    private final ToDoubleFunction<Sample> figure;

    Measure(String title, ToDoubleFunction<Sample> figure) {
        this.title = title;
        this.figure = figure;
    }

    String title() {
        return title;
    }

    double of(Sample sample) {
        return figure.applyAsDouble(sample);
    }
}
