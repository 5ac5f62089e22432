// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** What several rounds measured: the median, and how far they are apart. */
record Spread(double median, double least, double most) {

    static Spread of(List<Double> rounds) {
        List<Double> sorted = rounds.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(size - 1));
    }

    /** How much more the first ones are than the second ones, round by round: what disturbs a round disturbs both. */
    static Spread ofRatios(List<Double> first, List<Double> second) {
        return of(IntStream.range(0, first.size())
                .mapToObj(round -> first.get(round) / second.get(round))
                .toList());
    }
}
