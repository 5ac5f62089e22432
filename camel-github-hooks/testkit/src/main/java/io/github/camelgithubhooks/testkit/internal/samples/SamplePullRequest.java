// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;

/** A pull request of the sample repository. */
final class SamplePullRequest {

    static final int NUMBER = 18;

    private static final long ID = 2_871_456_390L;

    private final SampleEntities entities;
    private final String fullName;
    private final String repositoryUrl;
    private final String url;
    private final String issueUrl;
    private final String web;

    SamplePullRequest(SampleEntities entities, String fullName) {
        this.entities = entities;
        this.fullName = fullName;
        this.repositoryUrl = entities.repositoryUrl(fullName);
        this.url = repositoryUrl + "/pulls/" + NUMBER;
        this.issueUrl = repositoryUrl + "/issues/" + NUMBER;
        this.web = SampleEntities.WEB + fullName + "/pull/" + NUMBER;
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("url", url)
                .put("id", ID)
                .put("node_id", SampleEntities.nodeId("PR", ID))
                .put("html_url", web)
                .put("diff_url", web + ".diff")
                .put("patch_url", web + ".patch")
                .put("issue_url", issueUrl)
                .put("number", NUMBER)
                .put("state", "open")
                .put("locked", false)
                .put("title", "Round half up");
        json.set("user", entities.sender());
        json.put("body", "Fixes #17.\r\n\r\n- [x] tests\r\n- [ ] a word in the docs")
                .put("created_at", "2025-11-20T08:02:17Z")
                .put("updated_at", "2025-11-20T08:02:17Z")
                .putNull("closed_at")
                .putNull("merged_at")
                .putNull("merge_commit_sha")
                .putNull("assignee");
        json.putArray("assignees");
        json.putArray("requested_reviewers").add(entities.user("hubert", "User"));
        json.putArray("requested_teams");
        json.putArray("labels");
        json.putNull("milestone")
                .put("draft", false)
                .put("commits_url", url + "/commits")
                .put("review_comments_url", url + "/comments")
                .put("review_comment_url", repositoryUrl + "/pulls/comments{/number}")
                .put("comments_url", issueUrl + "/comments")
                .put("statuses_url", statusesUrl());
        json.set("head", branch("round-half-up", SampleCode.HEAD));
        json.set("base", branch("main", SampleCode.BASE));
        json.set("_links", links());
        json.put("author_association", "MEMBER").putNull("auto_merge").putNull("active_lock_reason");
        return counters(json);
    }

    /** Returns the pull request after it was merged. */
    ObjectNode merged() {
        ObjectNode json = json();
        json.put("state", "closed")
                .put("updated_at", "2025-11-20T09:31:05Z")
                .put("closed_at", "2025-11-20T09:31:05Z")
                .put("merged_at", "2025-11-20T09:31:05Z")
                .put("merge_commit_sha", SampleCode.MERGE)
                .put("merged", true);
        json.set("merged_by", entities.sender());
        return json;
    }

    private static ObjectNode counters(ObjectNode json) {
        return json.put("merged", false)
                .putNull("mergeable")
                .putNull("rebaseable")
                .put("mergeable_state", "unknown")
                .putNull("merged_by")
                .put("comments", 0)
                .put("review_comments", 0)
                .put("maintainer_can_modify", false)
                .put("commits", 1)
                .put("additions", 27)
                .put("deletions", 3)
                .put("changed_files", 3);
    }

    private ObjectNode branch(String ref, String sha) {
        String owner = fullName.substring(0, fullName.indexOf('/'));
        ObjectNode json =
                Json.object().put("label", owner + ":" + ref).put("ref", ref).put("sha", sha);
        json.set("user", entities.user(owner, "Organization"));
        json.set(
                "repo",
                entities.repository(fullName, false)
                        .put("allow_squash_merge", true)
                        .put("allow_merge_commit", true)
                        .put("allow_rebase_merge", true)
                        .put("allow_auto_merge", false)
                        .put("delete_branch_on_merge", true));
        return json;
    }

    private ObjectNode links() {
        ObjectNode json = Json.object();
        link(json, "self", url);
        link(json, "html", web);
        link(json, "issue", issueUrl);
        link(json, "comments", issueUrl + "/comments");
        link(json, "review_comments", url + "/comments");
        link(json, "review_comment", repositoryUrl + "/pulls/comments{/number}");
        link(json, "commits", url + "/commits");
        link(json, "statuses", statusesUrl());
        return json;
    }

    private static void link(ObjectNode json, String name, String href) {
        json.set(name, Json.object().put("href", href));
    }

    private String statusesUrl() {
        return repositoryUrl + "/statuses/" + SampleCode.HEAD;
    }
}
