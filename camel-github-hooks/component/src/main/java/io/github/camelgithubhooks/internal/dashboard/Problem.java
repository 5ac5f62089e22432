// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

/** Request that is answered with an error: one sentence for a person. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Problem(int status, String sentence) {
        // without a stack trace: anybody who may see the dashboard can cause it
        super(sentence, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
