// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.samples.SampleEvents;
import io.github.camelgithubhooks.testkit.internal.samples.SampleTemplates;
import java.util.List;
import java.util.Set;

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

    private static final String PUSH = "push";

    private static final List<String> USUAL_ACTIONS = List.of("opened", "created", "published", "completed", "added");

    private SamplePayloads() {}

    /**
     * Returns a sample of an event that has no action, such as {@code create}, or with its usual action, such as {@code
     * opened} or {@code created}.
     *
     * @throws IllegalArgumentException for an event that GitHub doesn't describe
     */
    public static String of(String event, String fullName) {
        if (event.equals(PUSH)) {
            return push(fullName);
        }
        Set<String> actions = SampleTemplates.actions(event);
        String usual = USUAL_ACTIONS.stream()
                .filter(actions::contains)
                .findFirst()
                .orElseGet(() -> actions.stream().findFirst().orElse(null));
        return Json.text(SampleTemplates.payload(event, usual, fullName));
    }

    /**
     * Returns a sample of an event with this action; of a {@code repository_dispatch}, the action is any text.
     *
     * @throws IllegalArgumentException for an event or action that GitHub doesn't describe
     */
    public static String of(String event, String action, String fullName) {
        if (event.equals("repository_dispatch")) {
            return Json.text(SampleTemplates.payload(event, "deploy", fullName).put("action", action));
        }
        return Json.text(SampleTemplates.payload(event, action, fullName));
    }

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
