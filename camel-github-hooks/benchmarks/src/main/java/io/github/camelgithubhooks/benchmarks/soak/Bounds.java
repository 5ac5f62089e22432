// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bounds that must hold, each with the figure that was seen. */
final class Bounds {

    private static final long MB = 1024 * 1024;
    private static final int MORE_HEAP_MB = 16;
    private static final int MOST_DIRECT_MB = 128;
    /** The pool for slow checks has four threads, and timers have some. */
    private static final int MORE_THREADS = 8;

    private static final int MORE_FILES = 16;
    private static final int LINES_A_MINUTE = 30;

    private final List<String> lines = new ArrayList<>();
    private boolean held = true;

    /** Checks what became of the genuine deliveries, and what the receiver held during the attacks and afterwards. */
    Bounds(
            GenuineDeliveries genuine,
            List<String> attacks,
            Duration duration,
            Figures before,
            Figures most,
            Figures after) {
        atMost(
                "attacks that never began",
                attacks.stream()
                        .filter(attack -> attack.split("\t", -1)[1].equals("0"))
                        .count(),
                0);
        atMost("genuine deliveries that failed", genuine.sent() - genuine.succeeded(), 0);
        atMost("slowest genuine delivery, ms", genuine.slowest().toMillis(), GenuineDeliveries.PATIENCE.toMillis());
        atMost("heap that is left, MB", (after.heap() - before.heap()) / MB, MORE_HEAP_MB);
        atMost("direct memory at most, MB", most.direct() / MB, MOST_DIRECT_MB);
        atMost("threads that are left", after.threads() - before.threads(), MORE_THREADS);
        atMost("files and connections that are left", after.files() - before.files(), MORE_FILES);
        atMost("bytes reserved for bodies", after.reserved(), 0);
        atMost("deliveries in flight", after.inFlight(), 0);
        atMost("guids in progress", after.inProgress(), 0);
        atMost("lines that were logged", after.lines() - before.lines(), LINES_A_MINUTE * (duration.toMinutes() + 1));
    }

    private void atMost(String what, long seen, long most) {
        boolean within = seen <= most;
        held &= within;
        lines.add(String.format(Locale.ROOT, "%-40s %,10d  at most %,d%s", what, seen, most, within ? "" : "  BROKEN"));
    }

    boolean areHeld() {
        return held;
    }

    /** Returns a table with one line for each bound. */
    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
