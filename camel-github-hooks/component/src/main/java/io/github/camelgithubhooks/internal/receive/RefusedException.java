// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

/** Ends the work on a request that doesn't get to a route. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Answer answer;

    private final String why;

    RefusedException(Answer answer) {
        this(answer, null);
    }

    /**
     * One whose reason isn't in the request.
     *
     * @param why for our log, not for who sent it
     */
    RefusedException(Answer answer, String why) {
        // without a stack trace: anybody can cause it, as often as they like
        super(answer.toString(), null, false, false);
        this.answer = answer;
        this.why = why;
    }

    Answer answer() {
        return answer;
    }

    String why() {
        return why == null ? "" : ": " + why;
    }
}
