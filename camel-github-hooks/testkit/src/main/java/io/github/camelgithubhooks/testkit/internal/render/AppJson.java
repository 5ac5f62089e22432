// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.samples.SampleEntities;
import io.github.camelgithubhooks.testkit.internal.state.AccessLevel;
import io.github.camelgithubhooks.testkit.internal.state.AppInstallation;
import io.github.camelgithubhooks.testkit.internal.state.RegisteredApp;
import java.util.Map;
import java.util.TreeMap;

/** Apps and their installations as GitHub shows them. */
public final class AppJson {

    private static final String OWNER = "octo-apps";

    private final String apiUrl;
    private final SampleEntities entities;

    public AppJson(String apiUrl) {
        this.apiUrl = apiUrl;
        this.entities = new SampleEntities(apiUrl);
    }

    public ObjectNode app(RegisteredApp app) {
        ObjectNode json = Json.object()
                .put("id", app.id())
                .put("client_id", app.clientId())
                .put("slug", app.slug())
                .put("node_id", SampleEntities.nodeId("A", app.id()));
        json.set("owner", entities.user(OWNER, "Organization"));
        json.put("name", app.slug())
                .put("description", "")
                .put("external_url", "https://" + app.slug() + ".example")
                .put("html_url", SampleEntities.WEB + "apps/" + app.slug())
                .put("created_at", Json.time(app.createdAt()))
                .put("updated_at", Json.time(app.createdAt()));
        json.set("permissions", permissions(app.permissions()));
        json.set("events", Json.array(app.events()));
        return json.put("installations_count", app.installations().size());
    }

    public ObjectNode installation(AppInstallation installation) {
        RegisteredApp app = installation.app();
        String account = installation.account();
        String settings = installation.accountType().equals("User") ? "" : "organizations/" + account + "/";
        ObjectNode json = Json.object().put("id", installation.id()).put("client_id", app.clientId());
        json.set("account", entities.user(account, installation.accountType()));
        json.put("repository_selection", selection(!installation.repositories().isEmpty()))
                .put("access_tokens_url", apiUrl + "/app/installations/" + installation.id() + "/access_tokens")
                .put("repositories_url", apiUrl + "/installation/repositories")
                .put("html_url", SampleEntities.WEB + settings + "settings/installations/" + installation.id())
                .put("app_id", app.id())
                .put("app_slug", app.slug())
                .put("target_id", SampleEntities.accountId(account))
                .put("target_type", installation.accountType());
        json.set("permissions", permissions(installation.permissions()));
        json.set("events", Json.array(app.events()));
        json.put("created_at", Json.time(installation.createdAt()))
                .put("updated_at", Json.time(installation.suspendedAt().orElse(installation.createdAt())))
                .putNull("single_file_name")
                .put("has_multiple_single_files", false);
        json.putArray("single_file_paths");
        json.set("suspended_by", installation.suspendedAt().isPresent() ? entities.sender() : null);
        return json.put(
                "suspended_at", installation.suspendedAt().map(Json::time).orElse(null));
    }

    /** Returns the permissions by name, without those that grant nothing. */
    public static ObjectNode permissions(Map<String, AccessLevel> permissions) {
        ObjectNode json = Json.object();
        new TreeMap<>(permissions).forEach((name, level) -> {
            if (level != AccessLevel.NONE) {
                json.put(name, level.label());
            }
        });
        return json;
    }

    /** Returns GitHub's word for selected repositories, or for all. */
    public static String selection(boolean selected) {
        return selected ? "selected" : "all";
    }
}
