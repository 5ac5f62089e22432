// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Locale;

/** Operation that brought an event. */
public enum EventSource {
    RECEIVE,
    DELIVERIES;

    private final String words = name().toLowerCase(Locale.ROOT);

    @Override
    public String toString() {
        return words;
    }
}
