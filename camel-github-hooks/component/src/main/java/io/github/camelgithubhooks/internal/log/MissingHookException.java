// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.io.Serial;

/** Says that no hook delivers to the option {@code hookUrl}. */
final class MissingHookException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    MissingHookException(String message) {
        super(message);
    }
}
