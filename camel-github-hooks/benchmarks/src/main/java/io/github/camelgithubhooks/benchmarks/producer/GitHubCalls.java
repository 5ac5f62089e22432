// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.model.Hook;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Calls of one contestant. Thread-safe. */
interface GitHubCalls {

    String TOKEN = "ghp_onlyForThisBenchmark";
    String OWNER = "octo";
    String REPOSITORY = "hello";
    String EVENT_TYPE = "deploy";
    Map<String, Object> CLIENT_PAYLOAD = Map.of("environment", "staging", "ref", "refs/heads/main", "wait", 30);

    /** Sends a {@code repository_dispatch} event. */
    void dispatch() throws Exception;

    /** Returns the hooks as records. */
    List<Hook> list() throws Exception;

    /** Lists the hooks and reads no more than the bytes, if there is a way to. */
    void listUnread() throws Exception;

    /** Returns the calls of a contestant. */
    static GitHubCalls of(Contestant contestant, String apiUrl) throws Exception {
        return switch (contestant) {
            case GITHUB_HOOKS -> HooksCalls.start(apiUrl);
            case CAMEL_HTTP -> CamelHttpCalls.start(apiUrl);
            case HTTP_CLIENT -> new HttpClientCalls(apiUrl);
        };
    }

    /** Returns the hooks in an answer of GitHub. */
    static List<Hook> hooks(byte[] answer) throws IOException {
        return List.of(GitHubJson.read(answer, Hook[].class));
    }

    /** Returns the body of a {@code repository_dispatch}. */
    static byte[] dispatchBody(Map<?, ?> clientPayload) {
        return GitHubJson.write(Map.of("event_type", EVENT_TYPE, "client_payload", clientPayload));
    }
}
