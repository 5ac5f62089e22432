// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

/** Refusal of a request before it gets to a route. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Answer answer;

    private final String why;

    RefusedException(Answer answer) {
        this(answer, null);
    }

    /**
     * Creates a refusal whose reason isn't in the request.
     *
     * @param why the reason for our log, not for the sender
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

    /** Returns the reason with a colon in front, or an empty text. */
    String why() {
        return why == null ? "" : ": " + why;
    }
}
