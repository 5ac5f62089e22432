// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Locale;

/** Operation that brought an event. */
public enum EventSource {
    RECEIVE,
    DELIVERIES;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
