// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.api.ApiEndpoint;
import io.github.camelgithubhooks.testkit.internal.api.Call;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.tokens.HourlyLimits;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The endpoints about GitHub itself: addresses and rate limits.
 *
 * @see <a href="https://docs.github.com/rest/meta/meta">REST API endpoints for meta data</a>
 * @see <a href="https://docs.github.com/rest/rate-limit/rate-limit">REST API endpoints for rate limits</a>
 */
final class ServiceEndpoints {

    private static final String SAMPLE_RANGE = "192.0.2.0/24";
    private static final String SAMPLE_FINGERPRINT = "c2ltdWxhdGVkIGtleSwgbm90IGEgcmVhbCBvbmU";

    private static final List<String> ADDRESSED_SERVICES = List.of(
            "github_enterprise_importer",
            "web",
            "api",
            "git",
            "packages",
            "pages",
            "importer",
            "actions",
            "actions_macos",
            "codespaces",
            "dependabot",
            "copilot");

    /** The limits of what the simulator doesn't have. */
    private static final Map<String, Integer> OTHER_RESOURCES = new TreeMap<>(Map.ofEntries(
            Map.entry("graphql", 5_000),
            Map.entry("search", 30),
            Map.entry("code_search", 10),
            Map.entry("source_import", 100),
            Map.entry("integration_manifest", 5_000),
            Map.entry("actions_runner_registration", 10_000),
            Map.entry("scim", 15_000),
            Map.entry("dependency_snapshots", 100),
            Map.entry("dependency_sbom", 100),
            Map.entry("code_scanning_autofix", 10),
            Map.entry("copilot_usage_records", 100)));

    private final SimulatorState state;
    private final HourlyLimits limits;

    ServiceEndpoints(SimulatorState state, HourlyLimits limits) {
        this.state = state;
        this.limits = limits;
    }

    List<ApiEndpoint> all() {
        return List.of(
                ApiEndpoint.of("GET", "/meta", Need.NOTHING, "meta/meta#get-github-meta-information", this::meta),
                ApiEndpoint.of(
                        "GET",
                        "/rate_limit",
                        Need.FREE,
                        "rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user",
                        this::rateLimit));
    }

    private OutgoingResponse meta(Call call) {
        ObjectNode json = Json.object().put("verifiable_password_authentication", false);
        json.set(
                "ssh_key_fingerprints",
                Json.object()
                        .put("SHA256_DSA", SAMPLE_FINGERPRINT)
                        .put("SHA256_ECDSA", SAMPLE_FINGERPRINT)
                        .put("SHA256_ED25519", SAMPLE_FINGERPRINT)
                        .put("SHA256_RSA", SAMPLE_FINGERPRINT));
        json.set("ssh_keys", Json.array(List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5vdEFSZWFsS2V5")));
        json.set("hooks", Json.array(state.hookRanges()));
        for (String service : ADDRESSED_SERVICES) {
            json.set(service, Json.array(List.of(SAMPLE_RANGE)));
        }
        json.set("commit_signing_keys", Json.array(List.of(SAMPLE_FINGERPRINT)));
        ObjectNode domains = json.putObject("domains");
        for (String service : List.of("website", "codespaces", "copilot", "packages", "storage", "actions")) {
            domains.set(service, Json.array(List.of("*." + service + ".example.com")));
        }
        ObjectNode inbound = domains.putObject("actions_inbound");
        inbound.set("full_domains", Json.array(List.of("actions.example.com")));
        inbound.set("wildcard_domains", Json.array(List.of("*.actions.example.com")));
        ObjectNode attestations = domains.putObject("artifact_attestations").put("trust_domain", "example.com");
        attestations.set("services", Json.array(List.of("attestations.example.com")));
        return OutgoingResponse.of(200, json);
    }

    private OutgoingResponse rateLimit(Call call) {
        HourlyLimits.Window window = limits.look(call.token());
        ObjectNode json = Json.object();
        ObjectNode resources = json.putObject("resources");
        resources.set("core", window(window, "core"));
        OTHER_RESOURCES.forEach((resource, limit) ->
                resources.set(resource, window(new HourlyLimits.Window(limit, 0, window.reset()), resource)));
        if (!call.hasVersion("2026-03-10")) {
            json.set("rate", window(window, "core"));
        }
        return OutgoingResponse.of(200, json);
    }

    private static ObjectNode window(HourlyLimits.Window window, String resource) {
        return Json.object()
                .put("limit", window.limit())
                .put("used", window.used())
                .put("remaining", window.remaining())
                .put("reset", window.reset().getEpochSecond())
                .put("resource", resource);
    }
}
