// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import io.github.camelgithubhooks.internal.history.Outcome.Series;
import java.util.ArrayList;
import java.util.List;

/** Counts of each minute of the last day. Thread-safe. */
final class MinuteCounts {

    static final int MINUTES = 24 * 60;
    private static final long MILLIS = 60_000;
    private static final int SERIES = Series.values().length;

    private final int[] counts = new int[MINUTES * SERIES];
    private final long[] minutes = new long[MINUTES];

    synchronized void add(Series series, long at) {
        long minute = at / MILLIS;
        int slot = (int) (minute % MINUTES);
        if (minutes[slot] > minute) {
            // older than a day
            return;
        }
        if (minutes[slot] < minute) {
            minutes[slot] = minute;
            for (Series each : Series.values()) {
                counts[slot * SERIES + each.ordinal()] = 0;
            }
        }
        counts[slot * SERIES + series.ordinal()]++;
    }

    /**
     * Returns the sums of steps, the oldest first.
     *
     * @param now the end of the last step, in milliseconds since 1970
     */
    synchronized List<Point> points(long now, int steps, int minutesOfStep) {
        // steps begin at full steps: a quarter of an hour is one on the clock
        long end = (now / MILLIS / minutesOfStep + 1) * minutesOfStep;
        List<Point> points = new ArrayList<>(steps);
        for (int step = steps; step > 0; step--) {
            long begin = end - (long) step * minutesOfStep;
            long[] sums = new long[SERIES];
            for (long minute = begin; minute < begin + minutesOfStep; minute++) {
                int slot = (int) (minute % MINUTES);
                if (minutes[slot] == minute) {
                    for (int series = 0; series < SERIES; series++) {
                        sums[series] += counts[slot * SERIES + series];
                    }
                }
            }
            points.add(new Point(begin * MILLIS, sums));
        }
        return points;
    }

    /** Counts from a time on, by the ordinal of their series. */
    record Point(long at, long[] sums) {}
}
