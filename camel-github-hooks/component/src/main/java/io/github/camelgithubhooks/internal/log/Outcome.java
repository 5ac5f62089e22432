// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.util.Locale;

/** What becomes of what was found in the log. */
enum Outcome {
    DONE,
    FAILED,
    DUPLICATE,
    GIVEN_UP;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
