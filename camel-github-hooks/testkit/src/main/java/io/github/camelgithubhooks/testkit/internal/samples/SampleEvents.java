// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;

/** Complete payloads of a sample repository, with the links of github.com. */
public final class SampleEvents {

    private static final SampleEntities GITHUB = new SampleEntities("https://api.github.com");

    private SampleEvents() {}

    public static ObjectNode push(String fullName) {
        return complete(new SampleCode(GITHUB, fullName).push(), fullName);
    }

    public static ObjectNode issuesOpened(String fullName) {
        ObjectNode json = Json.object().put("action", "opened");
        json.set("issue", new SampleIssues(GITHUB, fullName).issue());
        return complete(json, fullName);
    }

    public static ObjectNode issueComment(String fullName) {
        SampleIssues issues = new SampleIssues(GITHUB, fullName);
        ObjectNode json = Json.object().put("action", "created");
        json.set("issue", issues.issue());
        json.set("comment", issues.comment());
        return complete(json, fullName);
    }

    public static ObjectNode pullRequestOpened(String fullName) {
        ObjectNode json = Json.object().put("action", "opened").put("number", SamplePullRequest.NUMBER);
        json.set("pull_request", new SamplePullRequest(GITHUB, fullName).json());
        return complete(json, fullName);
    }

    public static ObjectNode pullRequestMerged(String fullName) {
        ObjectNode json = Json.object().put("action", "closed").put("number", SamplePullRequest.NUMBER);
        json.set("pull_request", new SamplePullRequest(GITHUB, fullName).merged());
        return complete(json, fullName);
    }

    public static ObjectNode releasePublished(String fullName) {
        ObjectNode json = Json.object().put("action", "published");
        json.set("release", new SampleCode(GITHUB, fullName).release());
        return complete(json, fullName);
    }

    public static ObjectNode workflowRunCompleted(String fullName) {
        SampleWorkflow workflow = new SampleWorkflow(GITHUB, fullName);
        ObjectNode json = Json.object().put("action", "completed");
        json.set("workflow_run", workflow.run());
        json.set("workflow", workflow.workflow());
        return complete(json, fullName);
    }

    public static ObjectNode starCreated(String fullName) {
        return complete(Json.object().put("action", "created").put("starred_at", "2025-11-20T07:58:03Z"), fullName);
    }

    /** Adds the objects that GitHub adds to the payload of nearly every event. */
    private static ObjectNode complete(ObjectNode json, String fullName) {
        json.set("repository", GITHUB.repository(fullName, false));
        json.set("organization", GITHUB.organization(fullName.substring(0, fullName.indexOf('/'))));
        json.set("sender", GITHUB.sender());
        return json;
    }
}
