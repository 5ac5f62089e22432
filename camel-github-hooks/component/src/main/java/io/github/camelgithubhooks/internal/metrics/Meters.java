// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import java.util.function.DoubleSupplier;
import org.apache.camel.CamelContext;

/** Meters of one consumer or component, removed when that is stopped. Thread-safe. */
public interface Meters extends AutoCloseable {

    /** Returns meters in the registry of a context. Without a registry or without Micrometer they do nothing. */
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
     * @param value called whenever the meter is read; returns NaN if the value isn't known
     * @param tags the values of the measure's tags
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
