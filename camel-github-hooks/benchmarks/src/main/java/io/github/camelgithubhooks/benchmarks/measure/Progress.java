// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.measure;

import java.util.Locale;

/** Lines that show what is being measured, with the minutes and seconds since the run began. */
public final class Progress {

    private static final long BEGIN = System.nanoTime();

    private Progress() {}

    /** Prints what is measured from now on. */
    public static void print(String what) {
        long seconds = (System.nanoTime() - BEGIN) / 1_000_000_000;
        System.out.printf(Locale.ROOT, "%02d:%02d %s%n", seconds / 60, seconds % 60, what);
    }
}
