// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import java.util.Locale;
import java.util.function.DoublePredicate;

/** What a figure should be. */
record Goal(String words, DoublePredicate met) {

    static Goal atMost(double bound) {
        return new Goal("at most " + text(bound), value -> value <= bound);
    }

    static Goal atLeast(double bound) {
        return new Goal("at least " + text(bound), value -> value >= bound);
    }

    String verdict(double value) {
        return words + (met.test(value) ? ", met" : ", MISSED");
    }

    private static String text(double bound) {
        return bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%,d", (long) bound)
                : String.format(Locale.ROOT, "%.2f", bound);
    }
}
