// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

/** Ends the scan of bytes that aren't JSON. Has no stack trace, which would cost more than the scan. */
final class MalformedJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJson() {
        super("Not JSON in UTF-8, or nested too deeply", null, false, false);
    }
}
