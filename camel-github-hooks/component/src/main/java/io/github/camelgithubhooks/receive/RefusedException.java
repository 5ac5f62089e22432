// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

/** Ends the work on a request that doesn't get to a route. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Answer answer;

    RefusedException(Answer answer) {
        // without a stack trace: anybody can cause it, as often as they like
        super(answer.toString(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
