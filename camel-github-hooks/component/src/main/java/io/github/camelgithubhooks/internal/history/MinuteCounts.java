// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import io.github.camelgithubhooks.internal.history.Chart.Point;
import io.github.camelgithubhooks.internal.history.Outcome.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Counts of each minute of the last day. Thread-safe. */
final class MinuteCounts {

    static final int MINUTES = 24 * 60;
    private static final long MILLIS = 60_000;

    private final Map<Series, int[]> counts = new EnumMap<>(Series.class);
    private final long[] minutes = new long[MINUTES];

    MinuteCounts() {
        for (Series series : Series.values()) {
            counts.put(series, new int[MINUTES]);
        }
    }

    synchronized void add(Series series, long at) {
        long minute = at / MILLIS;
        int slot = (int) (minute % MINUTES);
        if (minutes[slot] > minute) {
            // older than a day
            return;
        }
        if (minutes[slot] < minute) {
            minutes[slot] = minute;
            counts.values().forEach(ofSeries -> ofSeries[slot] = 0);
        }
        counts.get(series)[slot]++;
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
            long stepEnd = begin + minutesOfStep;
            points.add(new Point(
                    Instant.ofEpochMilli(begin * MILLIS),
                    sum(Series.ACCEPTED, begin, stepEnd),
                    sum(Series.DUPLICATE, begin, stepEnd),
                    sum(Series.FAILED, begin, stepEnd),
                    sum(Series.REFUSED, begin, stepEnd)));
        }
        return points;
    }

    private long sum(Series series, long begin, long end) {
        int[] ofSeries = counts.get(series);
        return LongStream.range(begin, end)
                .filter(minute -> minutes[(int) (minute % MINUTES)] == minute)
                .map(minute -> ofSeries[(int) (minute % MINUTES)])
                .sum();
    }
}
