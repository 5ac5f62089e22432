// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.http.Account.Pass;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Transport of one request and its answer over HTTP. Thread-safe. */
public final class Wire {

    /** The longest answer, in bytes: a delivery with a payload of 25 MB, its headers and the receiver's answer fits. */
    private static final int MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

    private final String apiUrl;
    private final String apiVersion;
    private final HttpClient http;

    /**
     * Creates a transport to the API at an address.
     *
     * @param apiUrl the address, without a slash at its end
     * @param apiVersion the value of {@code X-GitHub-Api-Version}
     */
    public Wire(String apiUrl, String apiVersion, HttpClient http) {
        this.apiUrl = apiUrl;
        this.apiVersion = apiVersion;
        this.http = http;
    }

    String apiUrl() {
        return apiUrl;
    }

    /** Returns the address of a request whose path GitHub may have moved. */
    URI address(ApiRequest request, String path) {
        return URI.create(
                apiUrl + path + request.target().substring(request.path().length()));
    }

    /**
     * Returns the target of a redirect. It must be on the same server: another one must not get the token.
     *
     * @throws GitHubApiException when it leads elsewhere or nowhere
     */
    static URI redirected(ApiRequest request, ApiResponse response, URI from) {
        String location = response.header("location").orElse("").strip();
        URI to;
        try {
            to = location.isEmpty() ? from : from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw cannotFollow(request, response, "what is no address");
        }
        boolean sameServer = from.getScheme().equalsIgnoreCase(to.getScheme())
                && from.getHost().equalsIgnoreCase(to.getHost())
                && port(from) == port(to)
                && to.getRawUserInfo() == null;
        if (!sameServer || to.equals(from)) {
            throw cannotFollow(request, response, String.valueOf(to.getHost()));
        }
        return to;
    }

    /** Returns the target of a redirect as a path below the API's address; empty when it holds for this query only. */
    Optional<String> movedTo(URI from, URI to) {
        String base = URI.create(apiUrl).getRawPath();
        boolean sameQuery = to.getRawQuery() == null || to.getRawQuery().equals(from.getRawQuery());
        return sameQuery && to.getRawPath().startsWith(base + "/")
                ? Optional.of(to.getRawPath().substring(base.length()))
                : Optional.empty();
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static GitHubApiException cannotFollow(ApiRequest request, ApiResponse response, String where) {
        return ApiErrors.unreadable(request, response, "with a redirect that can't be followed to " + where, null);
    }

    /**
     * Sends a request and reads its answer.
     *
     * @throws IOException when no complete answer comes
     */
    ApiResponse exchange(ApiRequest request, URI uri, Pass pass) throws IOException {
        ClassicHttpRequest sent = new BasicClassicHttpRequest(request.method(), uri);
        headers(apiVersion, pass.token()).forEach(sent::setHeader);
        if (request.etag() != null && request.etag().pass() == pass.number()) {
            sent.setHeader("If-None-Match", request.etag().value());
        }
        if (request.body() != null) {
            sent.setEntity(new ByteArrayEntity(GitHubJson.write(request.body()), ContentType.APPLICATION_JSON));
        }
        return http.execute(sent, response -> read(request, pass, response));
    }

    /**
     * Returns the headers of a request without a body.
     *
     * @param apiVersion the value of {@code X-GitHub-Api-Version}
     * @param token the token to sign in with; null to sign in with none
     */
    public static Map<String, String> headers(String apiVersion, String token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/vnd.github+json");
        headers.put("User-Agent", "camel-github-hooks");
        headers.put("X-GitHub-Api-Version", apiVersion);
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }

    private static ApiResponse read(ApiRequest request, Pass pass, ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null ? new byte[0] : body(response.getEntity());
        ApiResponse answer = new ApiResponse(response.getCode(), response.getHeaders(), body, pass.number());
        if (body.length > MAX_RESPONSE_BYTES) {
            throw ApiErrors.unreadable(request, answer, "with more than " + MAX_RESPONSE_BYTES + " bytes", null);
        }
        return answer;
    }

    /** Returns a byte more than allowed when the answer is too long. */
    private static byte[] body(HttpEntity entity) throws IOException {
        long length = entity.getContentLength();
        long most = length < 0 ? MAX_RESPONSE_BYTES : Math.min(length, MAX_RESPONSE_BYTES);
        // a byte more than there is: the end of the answer frees the connection
        return entity.getContent().readNBytes((int) most + 1);
    }
}
