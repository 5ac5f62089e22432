// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Meters in a Micrometer registry. No other class uses Micrometer, which is optional. */
final class MicrometerMeters implements Meters {

    /** Name under which camel-micrometer looks up and binds its registry. */
    private static final String BEAN = "metricsRegistry";

    /** Keeps a value reachable, since Micrometer refers to it weakly. */
    private record Held(Meter meter, DoubleSupplier value, List<String> tags) {}

    private final MeterRegistry registry;
    private final String context;
    private final List<Held> held = new CopyOnWriteArrayList<>();

    private MicrometerMeters(MeterRegistry registry, String context) {
        this.registry = registry;
        this.context = context;
    }

    static Meters in(CamelContext context) {
        return find(context.getRegistry())
                .<Meters>map(registry -> new MicrometerMeters(registry, context.getName()))
                .orElseGet(NoMeters::new);
    }

    /** Finds the registry as camel-micrometer does, but creates none, since nobody would read it. */
    private static Optional<MeterRegistry> find(Registry beans) {
        if (beans.lookupByName(BEAN) instanceof MeterRegistry named) {
            return Optional.of(named);
        }
        return single(beans.findByType(CompositeMeterRegistry.class))
                .or(() -> single(beans.findByType(MeterRegistry.class)));
    }

    private static Optional<MeterRegistry> single(Set<? extends MeterRegistry> found) {
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    @Override
    public void add(Measure measure, DoubleSupplier value, String... values) {
        Tags tags = Tags.of("camelContext", context);
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(measure.tags().get(i), values[i]);
        }
        held.add(new Held(
                switch (measure.kind()) {
                    case COUNTER ->
                        FunctionCounter.builder(measure.meter(), value, DoubleSupplier::getAsDouble)
                                .description(measure.description())
                                .baseUnit(measure.unit())
                                .tags(tags)
                                .register(registry);
                    case GAUGE ->
                        Gauge.builder(measure.meter(), value, DoubleSupplier::getAsDouble)
                                .description(measure.description())
                                .baseUnit(measure.unit())
                                .tags(tags)
                                .register(registry);
                },
                value,
                List.of(values)));
    }

    @Override
    public void remove(String... values) {
        List<Held> removed = held.stream()
                .filter(each -> each.tags().equals(List.of(values)))
                .toList();
        removed.forEach(each -> registry.remove(each.meter()));
        held.removeAll(removed);
    }

    @Override
    public void close() {
        held.forEach(each -> registry.remove(each.meter()));
        held.clear();
    }
}
