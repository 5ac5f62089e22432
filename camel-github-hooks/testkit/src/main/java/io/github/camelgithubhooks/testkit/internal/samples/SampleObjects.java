// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;

/** The objects that templates of payloads name, of a sample repository on github.com. */
final class SampleObjects {

    static final String API = "https://api.github.com";

    private final SampleEntities entities = new SampleEntities(API);
    private final String fullName;
    private final String owner;

    SampleObjects(String fullName) {
        if (!fullName.matches("[^/]+/[^/]+")) {
            throw new IllegalArgumentException("A repository's full name is 'owner/name', not '" + fullName + "'");
        }
        this.fullName = fullName;
        this.owner = fullName.substring(0, fullName.indexOf('/'));
    }

    /** Returns a text with the repository's names in it. */
    String filled(String text) {
        return text.replace("{owner}/{repo}", fullName).replace("{owner}", owner);
    }

    JsonNode named(String name) {
        return switch (name) {
            case "@repository" -> entities.repository(fullName, false);
            case "@linked_repository" -> entities.linkedRepository(fullName, false);
            case "@organization" -> entities.organization(owner);
            case "@owner" -> entities.user(owner, "Organization");
            case "@sender" -> entities.sender();
            case "@user" -> entities.user("hubert", "User");
            case "@issue" -> new SampleIssues(entities, fullName).issue();
            case "@issue_comment" -> new SampleIssues(entities, fullName).comment();
            case "@label" -> new SampleIssues(entities, fullName).label();
            case "@milestone" -> new SampleIssues(entities, fullName).milestone();
            case "@reactions" -> SampleIssues.reactions(API + "/repos/" + fullName + "/issues/17");
            case "@pull_request" -> new SamplePullRequest(entities, fullName).json();
            case "@merged_pull_request" -> new SamplePullRequest(entities, fullName).merged();
            case "@release" -> new SampleCode(entities, fullName).release();
            case "@workflow" -> new SampleWorkflow(entities, fullName).workflow();
            case "@workflow_run" -> new SampleWorkflow(entities, fullName).run();
            case "@app" -> app();
            default -> throw new IllegalStateException("A template names the unknown object " + name);
        };
    }

    private ObjectNode app() {
        ObjectNode json = Json.object()
                .put("id", 1_300_001L)
                .put("client_id", "Iv23li00000001300001")
                .put("slug", "octo-hooks")
                .put("node_id", SampleEntities.nodeId("A", 1_300_001L));
        json.set("owner", entities.user("octo-apps", "Organization"));
        json.put("name", "octo-hooks")
                .put("description", "")
                .put("external_url", "https://octo-hooks.example")
                .put("html_url", SampleEntities.WEB + "apps/octo-hooks")
                .put("created_at", "2025-10-01T10:00:00Z")
                .put("updated_at", "2025-10-01T10:00:00Z");
        json.set("permissions", Json.object().put("metadata", "read"));
        json.putArray("events").add("push");
        return json;
    }
}
