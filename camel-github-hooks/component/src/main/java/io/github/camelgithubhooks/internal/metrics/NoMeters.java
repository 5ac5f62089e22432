// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import java.util.function.DoubleSupplier;

/** No-op, used when no registry is bound. */
final class NoMeters implements Meters {

    @Override
    public void add(Measure measure, DoubleSupplier value, String... tags) {
        // nobody would read it
    }

    @Override
    public void remove(String... tags) {
        // there are none
    }

    @Override
    public void close() {
        // there are none
    }
}
