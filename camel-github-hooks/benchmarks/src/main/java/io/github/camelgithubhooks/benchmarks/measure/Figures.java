// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Figures of several contestants by name, one for each round. */
public final class Figures {

    private final Map<String, List<Double>> rounds = new HashMap<>();

    /** Adds the figure of the next round. */
    public void add(String contestant, double figure) {
        rounds.computeIfAbsent(contestant, name -> new ArrayList<>()).add(figure);
    }

    /** Returns the figures of all rounds; empty if nothing was measured. */
    public List<Double> of(String contestant) {
        return rounds.getOrDefault(contestant, List.of());
    }
}
