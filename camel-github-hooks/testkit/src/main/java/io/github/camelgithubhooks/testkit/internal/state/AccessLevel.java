// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.util.Locale;

/** How far a permission goes, from the least to the most. */
public enum AccessLevel {
    NONE,
    READ,
    WRITE;

    public boolean covers(AccessLevel wanted) {
        return compareTo(wanted) >= 0;
    }

    /** Returns GitHub's word for this level. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
