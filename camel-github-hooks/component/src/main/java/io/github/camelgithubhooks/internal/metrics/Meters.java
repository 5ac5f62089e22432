// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import java.util.function.DoubleSupplier;
import org.apache.camel.CamelContext;

/** The meters of one consumer or component, which go when it is stopped. Thread-safe. */
public interface Meters extends AutoCloseable {

    /** Those of the registry that a context has; when it has none, or there is no Micrometer, there are no meters. */
    static Meters in(CamelContext context) {
        try {
            Class.forName("io.micrometer.core.instrument.MeterRegistry", false, Meters.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return new NoMeters();
        }
        return MicrometerMeters.in(context);
    }

    /**
     * Adds a meter.
     *
     * @param value asked whenever somebody reads the meter; not a number when it isn't known
     * @param tags the values of the tags that the measure has
     */
    void add(Measure measure, DoubleSupplier value, String... tags);

    /**
     * Removes the meters with these tags.
     *
     * @param tags the values of all their tags
     */
    void remove(String... tags);

    @Override
    void close();
}
