// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.InsightTestSupport;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Meters tell how things are where there is a registry for them, and go with their route. */
class MetersTest extends InsightTestSupport {

    private static final String OURS = "camel.github.hooks.";

    /** All but the one that a route over many repositories adds. */
    private static final Set<Measure> OF_ONE_HOOK = EnumSet.complementOf(EnumSet.of(Measure.REPOSITORIES));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void theyAreThoseThatTheDocumentsName() throws Exception {
        bind();
        receive();

        Set<String> registered =
                registry.getMeters().stream().map(MetersTest::shape).collect(Collectors.toSet());
        assertThat(registered)
                .isEqualTo(OF_ONE_HOOK.stream().map(MetersTest::shape).collect(Collectors.toSet()));
    }

    @Test
    void theyCountWhatBecameOfDeliveries() throws Exception {
        bind();
        receive();
        push(2);
        push(13);
        await().until(() -> counter(Measure.READ, "outcome", "failed") > 0);

        assertThat(counter(Measure.RECEIVED, "answer", "done")).isEqualTo(1);
        assertThat(counter(Measure.RECEIVED, "answer", "failed")).isEqualTo(1);
        assertThat(counter(Measure.RECEIVED, "answer", "signature wrong")).isZero();
        assertThat(counter(Measure.READ, "outcome", "done")).isEqualTo(1);
        await().until(() -> gauge(Measure.BACKLOG) == 1);
        assertThat(gauge(Measure.LAG)).isNotNegative();
        assertThat(gauge(Measure.SINCE_LOOK)).isNotNegative();
        assertThat(gauge(Measure.RATE_LIMIT)).isEqualTo(5000);
        assertThat(gauge(Measure.RATE_LIMIT_REMAINING)).isBetween(4000d, 5000d);
        assertThat(gauge(Measure.RATE_LIMIT_RESET)).isBetween(1d, 3600d);
    }

    @Test
    void deliveriesAddNone() throws Exception {
        bind();
        receive();
        int before = registry.getMeters().size();
        push(2);
        push(13);

        assertThat(registry.getMeters()).hasSize(before);
    }

    @Test
    void theyGoWithTheRouteAndComeBackWithIt() throws Exception {
        bind();
        receive();
        Set<String> before = names();

        context.getRouteController().stopRoute("receive");
        assertThat(names()).allSatisfy(name -> assertThat(name).startsWith(OURS + "rate.limit"));

        context.getRouteController().startRoute("receive");
        assertThat(names()).isEqualTo(before);
        push(2);
        assertThat(counter(Measure.RECEIVED, "answer", "done")).isEqualTo(1);

        context.stop();
        assertThat(names()).isEmpty();
    }

    @Test
    void theOnlyRegistryIsFoundWhateverItsName() throws Exception {
        context.getRegistry().bind("another", registry);
        receive();

        assertThat(names()).hasSize(OF_ONE_HOOK.size());
    }

    @Test
    void noSecretIsInATag() throws Exception {
        bind();
        receive();

        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().toString())
                        .doesNotContain(github.token())
                        .doesNotContain(SECRET));
    }

    @Test
    void withoutARegistryNoneIsMade() throws Exception {
        receive();

        assertThat(context.getRegistry().findByType(MeterRegistry.class)).isEmpty();
    }

    private void bind() {
        // tag::registry[]
        context.getRegistry().bind("metricsRegistry", registry);
        // end::registry[]
    }

    private Set<String> names() {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName())
                .collect(Collectors.toSet());
    }

    private double counter(Measure measure, String tag, String value) {
        return registry.get(measure.meter())
                .tag("routeId", "receive")
                .tag(tag, value)
                .functionCounter()
                .count();
    }

    private double gauge(Measure measure) {
        return registry.get(measure.meter()).gauge().value();
    }

    private static String shape(Meter meter) {
        Meter.Id id = meter.getId();
        return id.getName() + " " + id.getType() + " " + id.getBaseUnit() + " " + id.getDescription() + " "
                + id.getTags().stream().map(Tag::getKey).sorted().toList();
    }

    private static String shape(Measure measure) {
        List<String> tags = new ArrayList<>(measure.tags());
        tags.add("camelContext");
        return measure.meter() + " " + measure.kind().name().toUpperCase(Locale.ROOT) + " " + measure.unit() + " "
                + measure.description() + " " + tags.stream().sorted().toList();
    }
}
