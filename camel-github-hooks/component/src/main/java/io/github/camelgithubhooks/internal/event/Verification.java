// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Locale;

/** Reason to trust an event. */
public enum Verification {
    /** GitHub signed the body with the hook's secret. */
    SIGNATURE,
    /** The event was read from GitHub's API, over TLS and with a token. */
    API,
    /** No reason: anybody may have sent the event. */
    NONE;

    private final String words = name().toLowerCase(Locale.ROOT);

    @Override
    public String toString() {
        return words;
    }
}
