// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.measure;

import java.util.List;
import java.util.stream.IntStream;

/** Median of several rounds, with the least and the greatest. */
public record Spread(double median, double least, double most) {

    /** Returns the spread of one figure. */
    public static Spread of(List<Double> rounds) {
        List<Double> sorted = rounds.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(size - 1));
    }

    /** Returns the spread of the ratios, round by round: a disturbance of a round disturbs both figures. */
    public static Spread ofRatios(List<Double> first, List<Double> second) {
        return of(IntStream.range(0, first.size())
                .mapToObj(round -> first.get(round) / second.get(round))
                .toList());
    }
}
