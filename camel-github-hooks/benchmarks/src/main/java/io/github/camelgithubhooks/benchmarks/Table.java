// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, in the form that is printed at the end. */
final class Table {

    private final List<String> lines = new ArrayList<>();

    Table() {
        lines.add(row("", "github-hooks", "beside it", "ratio (least-most)", "target"));
    }

    void section(String title) {
        lines.add("");
        lines.add(title);
    }

    /** Our figures beside others that were measured in the same rounds. */
    void compare(String what, List<Double> ours, List<Double> others) {
        compare(what, ours, others, null);
    }

    /** The same with what the median of the ratios should be. */
    void compare(String what, List<Double> ours, List<Double> others, Goal goal) {
        Spread ratio = Spread.ofRatios(ours, others);
        lines.add(row(
                "  " + what,
                number(Spread.of(ours).median()),
                number(Spread.of(others).median()),
                String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", ratio.median(), ratio.least(), ratio.most()),
                goal == null ? "" : goal.verdict(ratio.median())));
    }

    /** A figure of ours with nothing beside it. */
    void value(String what, double ours) {
        lines.add(row("  " + what, number(ours), "", "", ""));
    }

    /** A figure of ours that has a least possible value. */
    void value(String what, double ours, double least, Goal goal) {
        lines.add(row("  " + what, number(ours), number(least), "", goal.verdict(ours)));
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-54s %12s %12s   %-20s %s", cells).stripTrailing();
    }
}
