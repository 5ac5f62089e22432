// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

/**
 * Requests of one credential on their way. Immutable.
 *
 * @param count the number of requests that were sent and haven't ended
 * @param numbers the number of requests that were sent so far
 * @param leaderSentAt when the first of those on their way was sent, as {@link System#nanoTime}
 * @param unanswered the number of requests that GitHub may have counted without an answer
 * @param unansweredBefore the number of the first request whose answer includes them
 */
record OnTheirWay(int count, long numbers, long leaderSentAt, int unanswered, long unansweredBefore) {

    static final OnTheirWay NONE = new OnTheirWay(0, 0, 0, 0, 0);

    OnTheirWay sending(long nanoTime) {
        return new OnTheirWay(
                count + 1, numbers + 1, count == 0 ? nanoTime : leaderSentAt, unanswered, unansweredBefore);
    }

    OnTheirWay ended() {
        return new OnTheirWay(count - 1, numbers, leaderSentAt, unanswered, unansweredBefore);
    }

    /** Returns the requests after one that GitHub may have counted. */
    OnTheirWay doubted() {
        return new OnTheirWay(count, numbers, leaderSentAt, unanswered + 1, numbers);
    }

    /** Returns the requests after GitHub's figures came with the answer to the request of a number. */
    OnTheirWay counted(long number) {
        return unanswered == 0 || number < unansweredBefore
                ? this
                : new OnTheirWay(count, numbers, leaderSentAt, 0, unansweredBefore);
    }
}
