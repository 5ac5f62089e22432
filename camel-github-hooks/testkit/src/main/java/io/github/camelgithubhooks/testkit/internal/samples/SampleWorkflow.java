// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;

/** A workflow of the sample repository, and a failed run of it. */
final class SampleWorkflow {

    private static final long WORKFLOW_ID = 130_220_417L;
    private static final long RUN_ID = 19_530_248_661L;
    private static final long SUITE_ID = 50_817_330_294L;

    private final SampleEntities entities;
    private final String fullName;
    private final String repositoryUrl;
    private final String web;

    SampleWorkflow(SampleEntities entities, String fullName) {
        this.entities = entities;
        this.fullName = fullName;
        this.repositoryUrl = entities.repositoryUrl(fullName);
        this.web = SampleEntities.WEB + fullName;
    }

    ObjectNode workflow() {
        return Json.object()
                .put("id", WORKFLOW_ID)
                .put("node_id", SampleEntities.nodeId("W", WORKFLOW_ID))
                .put("name", "build")
                .put("path", ".github/workflows/build.yml")
                .put("state", "active")
                .put("created_at", "2023-03-01T12:00:00.000Z")
                .put("updated_at", "2025-06-30T15:45:12.000+02:00")
                .put("url", workflowUrl())
                .put("html_url", web + "/blob/main/.github/workflows/build.yml")
                .put("badge_url", web + "/actions/workflows/build.yml/badge.svg");
    }

    ObjectNode run() {
        String url = repositoryUrl + "/actions/runs/" + RUN_ID;
        ObjectNode json = Json.object()
                .put("id", RUN_ID)
                .put("name", "build")
                .put("node_id", SampleEntities.nodeId("WFR", RUN_ID))
                .put("head_branch", "main")
                .put("head_sha", SampleCode.HEAD)
                .put("path", ".github/workflows/build.yml")
                .put("display_title", "Round invoices half up")
                .put("run_number", 412)
                .put("event", "push")
                .put("status", "completed")
                .put("conclusion", "failure")
                .put("workflow_id", WORKFLOW_ID)
                .put("check_suite_id", SUITE_ID)
                .put("check_suite_node_id", SampleEntities.nodeId("CS", SUITE_ID))
                .put("url", url)
                .put("html_url", web + "/actions/runs/" + RUN_ID);
        json.putArray("pull_requests");
        json.put("created_at", "2025-11-20T08:15:44Z").put("updated_at", "2025-11-20T08:21:09Z");
        json.set("actor", entities.sender());
        json.put("run_attempt", 1);
        json.putArray("referenced_workflows");
        json.put("run_started_at", "2025-11-20T08:15:44Z");
        json.set("triggering_actor", entities.sender());
        json.put("jobs_url", url + "/jobs")
                .put("logs_url", url + "/logs")
                .put("check_suite_url", repositoryUrl + "/check-suites/" + SUITE_ID)
                .put("artifacts_url", url + "/artifacts")
                .put("cancel_url", url + "/cancel")
                .put("rerun_url", url + "/rerun")
                .putNull("previous_attempt_url")
                .put("workflow_url", workflowUrl());
        json.set("head_commit", headCommit());
        json.set("repository", entities.linkedRepository(fullName, false));
        json.set("head_repository", entities.linkedRepository(fullName, false));
        return json;
    }

    private String workflowUrl() {
        return repositoryUrl + "/actions/workflows/" + WORKFLOW_ID;
    }

    private static ObjectNode headCommit() {
        ObjectNode json = Json.object()
                .put("id", SampleCode.HEAD)
                .put("tree_id", SampleCode.TREE)
                .put("message", "Round invoices half up")
                .put("timestamp", "2025-11-20T08:15:40Z");
        json.set("author", Json.object().put("name", "Mona Lisa Ångström").put("email", "mona@example.com"));
        json.set("committer", Json.object().put("name", "GitHub").put("email", "noreply@github.com"));
        return json;
    }
}
