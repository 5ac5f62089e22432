// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.receive;

/** Figure of each sample. The title is that of its table. */
enum Measure {
    CPU("CPU of the server a delivery, µs"),
    MEDIAN("latency p50, µs"),
    TAIL("latency p99, µs"),
    ALLOCATION("heap allocated a delivery, KB");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    double of(Sample sample) {
        return switch (this) {
            case CPU -> sample.cpuMicros();
            case MEDIAN -> sample.answers().latencyMicros(50);
            case TAIL -> sample.answers().latencyMicros(99);
            case ALLOCATION -> sample.allocatedKilobytes();
        };
    }
}
