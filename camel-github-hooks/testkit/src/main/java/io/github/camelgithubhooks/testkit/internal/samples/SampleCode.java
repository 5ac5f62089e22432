// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;

/** A push to the sample repository, and a release of it. */
final class SampleCode {

    static final String HEAD = "4b7c19e0d2f35a8861e7ab90cd43f2156780b9ce";
    static final String MERGE = "c2d80a6f91b3e57d4408fe1b7ac95d60321f8e4b";
    static final String TREE = "e03d5c7718fa9b2406c1d88e3f5a7092b4c6d81f";
    static final String BASE = "91f0a3d84c6e2b57f81d09e6a4c3b2750d18f9aa";

    private static final long RELEASE_ID = 4_411_223_344L;

    private final SampleEntities entities;
    private final String url;
    private final String web;

    SampleCode(SampleEntities entities, String fullName) {
        this.entities = entities;
        this.url = entities.repositoryUrl(fullName);
        this.web = SampleEntities.WEB + fullName;
    }

    ObjectNode push() {
        ObjectNode json = Json.object()
                .put("ref", "refs/heads/main")
                .put("before", BASE)
                .put("after", HEAD)
                .put("created", false)
                .put("deleted", false)
                .put("forced", false)
                .putNull("base_ref")
                .put("compare", web + "/compare/" + BASE.substring(0, 12) + "..." + HEAD.substring(0, 12));
        json.putArray("commits").add(commit());
        json.set("head_commit", commit());
        json.set("pusher", Json.object().put("name", "mona-lisa").put("email", "mona@example.com"));
        return json;
    }

    private ObjectNode commit() {
        ObjectNode json = Json.object()
                .put("id", HEAD)
                .put("tree_id", TREE)
                .put("distinct", true)
                .put(
                        "message",
                        "Round invoices half up\n\n\"Rounded\" sums were off by 1 ¢, naïvely.\tSee #17 & <docs>.")
                .put("timestamp", "2025-11-20T09:15:40+01:00")
                .put("url", web + "/commit/" + HEAD);
        json.set("author", signature());
        json.set("committer", signature());
        json.putArray("added").add("src/main/java/invoice/Rounding.java");
        json.putArray("removed");
        json.putArray("modified").add("README.md").add("src/main/java/invoice/Invoice.java");
        return json;
    }

    private static ObjectNode signature() {
        return Json.object()
                .put("name", "Mona Lisa Ångström")
                .put("email", "mona@example.com")
                .put("username", "mona-lisa");
    }

    ObjectNode release() {
        String self = url + "/releases/" + RELEASE_ID;
        ObjectNode json = Json.object()
                .put("url", self)
                .put("assets_url", self + "/assets")
                .put("upload_url", self.replace("//api.", "//uploads.") + "/assets{?name,label}")
                .put("html_url", web + "/releases/tag/v1.4.0")
                .put("id", RELEASE_ID);
        json.set("author", entities.sender());
        json.put("node_id", SampleEntities.nodeId("RE", RELEASE_ID))
                .put("tag_name", "v1.4.0")
                .put("target_commitish", "main")
                .put("name", "1.4.0 – rounding")
                .put("draft", false)
                .put("immutable", false)
                .put("prerelease", false)
                .put("created_at", "2025-11-20T08:15:40Z")
                .put("updated_at", "2025-11-20T08:30:02Z")
                .put("published_at", "2025-11-20T08:30:00Z");
        json.putArray("assets").add(asset());
        return json.put("tarball_url", url + "/tarball/v1.4.0")
                .put("zipball_url", url + "/zipball/v1.4.0")
                .put("body", "* Invoices round half up\r\n* `/health` tells the truth 🎉");
    }

    private ObjectNode asset() {
        long id = 312_908_471L;
        ObjectNode json = Json.object()
                .put("url", url + "/releases/assets/" + id)
                .put("id", id)
                .put("node_id", SampleEntities.nodeId("RA", id))
                .put("name", "orders-1.4.0.jar")
                .putNull("label");
        json.set("uploader", entities.sender());
        return json.put("content_type", "application/java-archive")
                .put("state", "uploaded")
                .put("size", 5_318_008)
                .putNull("digest")
                .put("download_count", 0)
                .put("created_at", "2025-11-20T08:29:31Z")
                .put("updated_at", "2025-11-20T08:29:44Z")
                .put("browser_download_url", web + "/releases/download/v1.4.0/orders-1.4.0.jar");
    }
}
