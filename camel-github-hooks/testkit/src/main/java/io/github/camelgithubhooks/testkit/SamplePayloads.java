// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.samples.SampleEvents;

/**
 * Realistic event payloads of a sample repository. Like real ones, they contain nested objects, links, nulls, quotes,
 * non-ASCII text and 64-bit ids. The same full name always gives the same text, with links to {@code
 * https://api.github.com}.
 *
 * <p>Every method takes the repository's full name, {@code owner/name}.
 *
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
public final class SamplePayloads {

    private SamplePayloads() {}

    /** Returns a {@code push} of one commit to {@code main}. */
    public static String push(String fullName) {
        return Json.text(SampleEvents.push(fullName));
    }

    /** Returns an {@code issues} event, action {@code opened}. */
    public static String issuesOpened(String fullName) {
        return Json.text(SampleEvents.issuesOpened(fullName));
    }

    /** Returns an {@code issue_comment} event, action {@code created}. */
    public static String issueComment(String fullName) {
        return Json.text(SampleEvents.issueComment(fullName));
    }

    /** Returns a {@code pull_request} event, action {@code opened}. */
    public static String pullRequestOpened(String fullName) {
        return Json.text(SampleEvents.pullRequestOpened(fullName));
    }

    /** Returns a {@code pull_request} event, action {@code closed}, of a pull request that was merged into {@code main}. */
    public static String pullRequestMerged(String fullName) {
        return Json.text(SampleEvents.pullRequestMerged(fullName));
    }

    /** Returns a {@code release} event, action {@code published}. */
    public static String releasePublished(String fullName) {
        return Json.text(SampleEvents.releasePublished(fullName));
    }

    /** Returns a {@code workflow_run} event, action {@code completed}, of a failed run. */
    public static String workflowRunCompleted(String fullName) {
        return Json.text(SampleEvents.workflowRunCompleted(fullName));
    }

    /** Returns a {@code star} event, action {@code created}, which is a small one. */
    public static String starCreated(String fullName) {
        return Json.text(SampleEvents.starCreated(fullName));
    }
}
