// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Calls the simulator's API as any client would. */
public final class ApiClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GitHubSimulator github;
    private final String authorization;

    private ApiClient(GitHubSimulator github, String authorization) {
        this.github = github;
        this.authorization = authorization;
    }

    public static ApiClient of(GitHubSimulator github) {
        return new ApiClient(github, "Bearer " + github.token());
    }

    public ApiClient as(String newAuthorization) {
        return new ApiClient(github, newAuthorization);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** Sends a request. The path may be absolute, as in a Link header; headers are alternating names and values. */
    public Answer send(String method, String path, String body, String... headers) {
        URI uri = URI.create(path.startsWith("http") ? path : github.apiUrl() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Accept", "application/vnd.github+json")
                .header("User-Agent", "testkit-tests");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** An answer of the API. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + text(), e);
            }
        }

        public String header(String name) {
            return find(name).orElse(null);
        }

        public Optional<String> find(String name) {
            return response.headers().firstValue(name);
        }
    }
}
