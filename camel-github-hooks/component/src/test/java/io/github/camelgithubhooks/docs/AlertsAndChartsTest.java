// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgithubhooks.internal.metrics.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Grafana dashboard and the alert rules ask for meters and labels that exist, by the names that Prometheus sees. */
class AlertsAndChartsTest {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final String GRAFANA = "grafana/github-hooks.json";
    private static final String PROMETHEUS = "prometheus/github-hooks.yml";

    private static final Pattern METER = Pattern.compile("(camel_github_hooks_\\w+)(\\{[^}]*})?");
    private static final Pattern LABEL = Pattern.compile("[{,]\\s*(\\w+)\\s*[=!]~?");
    private static final Pattern GROUPS = Pattern.compile("by \\(([^)]+)\\) \\(.*?(camel_github_hooks_\\w+)");

    private static final Map<String, Measure> METERS = Arrays.stream(Measure.values())
            .collect(Collectors.toMap(ReferenceTables::inPrometheus, Function.identity()));

    @ParameterizedTest
    @ValueSource(strings = {GRAFANA, PROMETHEUS})
    void askForMetersThatExist(String file) throws IOException {
        assertThat(meters(file)).isNotEmpty().isSubsetOf(METERS.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {GRAFANA, PROMETHEUS})
    void askForLabelsThatTheMetersHave(String file) throws IOException {
        String text = text(file);
        METER.matcher(text)
                .results()
                .filter(use -> use.group(2) != null)
                .forEach(use -> assertThat(labels(use.group(2))).as(use.group()).isSubsetOf(labelsOf(use.group(1))));
        GROUPS.matcher(text).results().forEach(use -> assertThat(use.group(1).split(", *"))
                .as(use.group())
                .isSubsetOf(labelsOf(use.group(2))));
    }

    @Test
    void chartsShowEveryMeter() throws IOException {
        assertThat(meters(GRAFANA)).isEqualTo(new TreeSet<>(METERS.keySet()));
    }

    @Test
    void chartsAreJsonWithPanelsThatDoNotOverlap() throws IOException {
        JsonNode panels =
                new ObjectMapper().readTree(DOCS.resolve(GRAFANA).toFile()).path("panels");

        assertThat(panels.findValuesAsText("title")).hasSizeGreaterThan(8).doesNotHaveDuplicates();
        assertThat(panels).allSatisfy(panel -> assertThat(
                        panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                .isLessThanOrEqualTo(24));
    }

    private static Set<String> meters(String file) throws IOException {
        return METER.matcher(text(file))
                .results()
                .map(use -> use.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the text, with quotes as Prometheus sees them. */
    private static String text(String file) throws IOException {
        return Files.readString(DOCS.resolve(file)).replace("\\\"", "\"");
    }

    private static List<String> labels(String selector) {
        return LABEL.matcher(selector)
                .results()
                .map((MatchResult label) -> label.group(1))
                .toList();
    }

    private static Set<String> labelsOf(String meter) {
        Set<String> labels = new TreeSet<>(METERS.get(meter).tags());
        labels.add("camelContext");
        return labels;
    }
}
