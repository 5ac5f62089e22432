// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counters, one for each constant of an enum. Thread-safe. */
public final class Counts<E extends Enum<E>> {

    private final Map<E, LongAdder> counts;

    public Counts(Class<E> all) {
        counts = new EnumMap<>(all);
        for (E each : all.getEnumConstants()) {
            counts.put(each, new LongAdder());
        }
    }

    public void add(E what) {
        counts.get(what).increment();
    }

    public long of(E what) {
        return counts.get(what).sum();
    }

    /** Returns the counts that aren't zero, by name. */
    public Map<String, Long> toMap() {
        Map<String, Long> happened = new LinkedHashMap<>();
        counts.forEach((what, count) -> {
            if (count.sum() > 0) {
                happened.put(what.toString(), count.sum());
            }
        });
        return happened;
    }

    /** Adds a meter for each counter, with its name as the last tag. */
    public void show(Meters meters, Measure measure, String route) {
        counts.forEach((what, count) -> meters.add(measure, count::sum, route, what.toString()));
    }
}
