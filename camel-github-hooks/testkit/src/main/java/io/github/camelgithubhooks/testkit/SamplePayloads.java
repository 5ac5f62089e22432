// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Realistic event payloads of a made-up repository: the objects, addresses, nulls, quotes, non-ASCII text and 64-bit
 * ids that real ones have. The same full name gives the same text, with {@code https://api.github.com} addresses.
 *
 * <p>Every method takes the repository's full name, {@code owner/name}.
 *
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
public final class SamplePayloads {

    private static final SampleEntities GITHUB = new SampleEntities("https://api.github.com");

    private SamplePayloads() {}

    /** A {@code push} of one commit to {@code main}. */
    public static String push(String fullName) {
        return complete(new SampleCode(GITHUB, fullName).push(), fullName);
    }

    /** An {@code issues} event, action {@code opened}. */
    public static String issuesOpened(String fullName) {
        ObjectNode json = Json.object().put("action", "opened");
        json.set("issue", new SampleIssues(GITHUB, fullName).issue());
        return complete(json, fullName);
    }

    /** An {@code issue_comment} event, action {@code created}. */
    public static String issueComment(String fullName) {
        SampleIssues issues = new SampleIssues(GITHUB, fullName);
        ObjectNode json = Json.object().put("action", "created");
        json.set("issue", issues.issue());
        json.set("comment", issues.comment());
        return complete(json, fullName);
    }

    /** A {@code pull_request} event, action {@code opened}. */
    public static String pullRequestOpened(String fullName) {
        ObjectNode json = Json.object().put("action", "opened").put("number", SamplePullRequest.NUMBER);
        json.set("pull_request", new SamplePullRequest(GITHUB, fullName).json());
        return complete(json, fullName);
    }

    /** A {@code release} event, action {@code published}. */
    public static String releasePublished(String fullName) {
        ObjectNode json = Json.object().put("action", "published");
        json.set("release", new SampleCode(GITHUB, fullName).release());
        return complete(json, fullName);
    }

    /** A {@code workflow_run} event, action {@code completed}, of a run that failed. */
    public static String workflowRunCompleted(String fullName) {
        SampleWorkflow workflow = new SampleWorkflow(GITHUB, fullName);
        ObjectNode json = Json.object().put("action", "completed");
        json.set("workflow_run", workflow.run());
        json.set("workflow", workflow.workflow());
        return complete(json, fullName);
    }

    /** A {@code star} event, action {@code created}: a small one. */
    public static String starCreated(String fullName) {
        return complete(Json.object().put("action", "created").put("starred_at", "2025-11-20T07:58:03Z"), fullName);
    }

    /** What GitHub adds to the payload of nearly every event. */
    private static String complete(ObjectNode json, String fullName) {
        json.set("repository", GITHUB.repository(fullName, false));
        json.set("organization", GITHUB.organization(fullName.substring(0, fullName.indexOf('/'))));
        json.set("sender", GITHUB.sender());
        return Json.text(json);
    }
}
