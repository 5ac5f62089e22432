// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Table in Markdown. Its columns are what was measured, the component, its neighbors, the ratio of the component to one
 * neighbor, and the goal; or what was measured, and figures of the component alone.
 */
public final class Table {

    /** Cell of a neighbor that the row doesn't apply to. */
    public static final String NONE = "";

    private final String title;
    private final int figures;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(String title, int figures, List<String> columns) {
        this.title = title;
        this.figures = figures;
        rows.add(columns);
    }

    /** Begins a table of the component alone, with these columns. */
    public static Table alone(String title, List<String> columns) {
        return new Table(
                title,
                columns.size(),
                Stream.of(List.of(""), columns).flatMap(List::stream).toList());
    }

    /** Begins a table whose columns are the component and these neighbors. */
    public Table(String title, String... neighbors) {
        this(
                title,
                1 + neighbors.length,
                Stream.of(List.of("", "github-hooks"), List.of(neighbors), List.of("ratio (least-most)", "goal"))
                        .flatMap(List::stream)
                        .toList());
    }

    /** Adds figures without a goal. The list has one figure, or {@link Double#NaN}, for each column. */
    public void row(String what, List<Double> figures) {
        add(what, figures, "", "");
    }

    /** Adds figures with the ratio of the component to a neighbor. */
    public void row(String what, List<Double> figures, Spread ratio) {
        add(what, figures, text(ratio), "");
    }

    /** Adds figures with the ratio of the component to a neighbor, whose median has a goal. */
    public void row(String what, List<Double> figures, Spread ratio, Goal goal) {
        add(what, figures, text(ratio), goal.verdict(ratio.median()));
    }

    /** Adds a figure of the component that has a goal itself. */
    public void row(String what, double figure, Goal goal) {
        add(what, List.of(figure), "", goal.verdict(figure));
    }

    private void add(String what, List<Double> values, String ratio, String goal) {
        List<String> cells = new ArrayList<>(List.of(what));
        IntStream.range(0, figures)
                .mapToObj(column -> column < values.size() ? text(values.get(column)) : NONE)
                .forEach(cells::add);
        cells.add(ratio);
        cells.add(goal);
        rows.add(List.copyOf(cells.subList(0, rows.get(0).size())));
    }

    private static String text(Spread ratio) {
        return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", ratio.median(), ratio.least(), ratio.most());
    }

    private static String text(double figure) {
        return Double.isNaN(figure) ? NONE : String.format(Locale.ROOT, figure < 100 ? "%,.1f" : "%,.0f", figure);
    }

    @Override
    public String toString() {
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        String rule = widths.stream().map("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|"));
        List<String> lines =
                new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        lines.add(1, rule);
        lines.add(0, "### " + title + System.lineSeparator());
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> pad(row.get(column), widths.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
