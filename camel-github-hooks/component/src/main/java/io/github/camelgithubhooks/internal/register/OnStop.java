// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import java.util.Arrays;
import java.util.Locale;

/** What becomes of a hook when whoever made it stops. */
public enum OnStop {
    KEEP,
    DEACTIVATE,
    DELETE;

    /**
     * The one that the option names.
     *
     * @throws IllegalArgumentException when it names none
     */
    public static OnStop of(String option) {
        return Arrays.stream(values())
                .filter(value -> value.toString().equals(option))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("onStop must be keep, deactivate or delete, was " + option));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
