// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.measure;

import java.util.Locale;

/** Greatest value that a figure should have. */
public record Goal(double most) {

    /** Returns the goal that a figure is at most this. */
    public static Goal atMost(double most) {
        return new Goal(most);
    }

    String verdict(double value) {
        return "at most " + text() + (value <= most ? ", met" : ", MISSED");
    }

    private String text() {
        return most == Math.rint(most)
                ? String.format(Locale.ROOT, "%,d", (long) most)
                : String.format(Locale.ROOT, "%.2f", most);
    }
}
