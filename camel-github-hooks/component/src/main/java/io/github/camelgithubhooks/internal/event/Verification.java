// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Locale;

/** What an event is trusted by. */
public enum Verification {
    /** GitHub signed the body with the hook's secret. */
    SIGNATURE,
    /** It was read from GitHub's API, over TLS and with a token. */
    API,
    /** Nothing: anybody may have sent it. */
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
