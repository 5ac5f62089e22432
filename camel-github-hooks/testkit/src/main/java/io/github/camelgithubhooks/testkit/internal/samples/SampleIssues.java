// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;

/** An issue of the sample repository, and a comment on it. */
final class SampleIssues {

    private static final int NUMBER = 17;
    private static final long ISSUE_ID = 5_120_034_775L;
    private static final long COMMENT_ID = 6_230_145_886L;

    private final SampleEntities entities;
    private final String repositoryUrl;
    private final String url;
    private final String web;

    SampleIssues(SampleEntities entities, String fullName) {
        this.entities = entities;
        this.repositoryUrl = entities.repositoryUrl(fullName);
        this.url = repositoryUrl + "/issues/" + NUMBER;
        this.web = SampleEntities.WEB + fullName + "/issues/" + NUMBER;
    }

    ObjectNode issue() {
        ObjectNode json = Json.object()
                .put("url", url)
                .put("repository_url", repositoryUrl)
                .put("labels_url", url + "/labels{/name}")
                .put("comments_url", url + "/comments")
                .put("events_url", url + "/events")
                .put("html_url", web)
                .put("id", ISSUE_ID)
                .put("node_id", SampleEntities.nodeId("I", ISSUE_ID))
                .put("number", NUMBER)
                .put("title", "Invoices are \"off by one\" cent – sometimes");
        json.set("user", entities.sender());
        json.putArray("labels").add(label());
        json.put("state", "open").put("locked", false);
        json.set("assignee", entities.user("hubert", "User"));
        json.putArray("assignees").add(entities.user("hubert", "User"));
        json.set("milestone", milestone());
        json.put("comments", 1)
                .put("created_at", "2025-11-19T22:04:09Z")
                .put("updated_at", "2025-11-20T07:11:50Z")
                .putNull("closed_at")
                .put("author_association", "MEMBER")
                .putNull("type")
                .putNull("active_lock_reason");
        json.set(
                "sub_issues_summary",
                Json.object().put("total", 0).put("completed", 0).put("percent_completed", 0));
        json.put("body", "1. Buy three things at 0.335 €\r\n2. Look at the sum\r\n\r\nExpected 1.01, got `1.00`. 🤔");
        json.set("reactions", reactions(url));
        return json.put("timeline_url", url + "/timeline")
                .putNull("performed_via_github_app")
                .putNull("state_reason");
    }

    ObjectNode comment() {
        String self = repositoryUrl + "/issues/comments/" + COMMENT_ID;
        ObjectNode json = Json.object()
                .put("url", self)
                .put("html_url", web + "#issuecomment-" + COMMENT_ID)
                .put("issue_url", url)
                .put("id", COMMENT_ID)
                .put("node_id", SampleEntities.nodeId("IC", COMMENT_ID));
        json.set("user", entities.user("hubert", "User"));
        json.put("created_at", "2025-11-20T07:11:50Z")
                .put("updated_at", "2025-11-20T07:11:50Z")
                .put("body", "Half even, I bet. /assign me")
                .put("author_association", "COLLABORATOR");
        json.set("reactions", reactions(self));
        return json.putNull("performed_via_github_app");
    }

    ObjectNode label() {
        long id = 3_390_812_204L;
        return Json.object()
                .put("id", id)
                .put("node_id", SampleEntities.nodeId("LA", id))
                .put("url", repositoryUrl + "/labels/bug")
                .put("name", "bug")
                .put("color", "d73a4a")
                .put("default", true)
                .put("description", "Something isn't as it should be");
    }

    ObjectNode milestone() {
        long id = 8_119_402L;
        String self = repositoryUrl + "/milestones/3";
        ObjectNode json = Json.object()
                .put("url", self)
                .put("html_url", web.replace("/issues/" + NUMBER, "/milestone/3"))
                .put("labels_url", self + "/labels")
                .put("id", id)
                .put("node_id", SampleEntities.nodeId("MI", id))
                .put("number", 3)
                .put("title", "v1.4")
                .putNull("description");
        json.set("creator", entities.sender());
        return json.put("open_issues", 1)
                .put("closed_issues", 4)
                .put("state", "open")
                .put("created_at", "2025-10-01T10:00:00Z")
                .put("updated_at", "2025-11-19T22:04:09Z")
                .putNull("due_on")
                .putNull("closed_at");
    }

    static ObjectNode reactions(String of) {
        return Json.object()
                .put("url", of + "/reactions")
                .put("total_count", 0)
                .put("+1", 0)
                .put("-1", 0)
                .put("laugh", 0)
                .put("hooray", 0)
                .put("confused", 0)
                .put("heart", 0)
                .put("rocket", 0)
                .put("eyes", 0);
    }
}
