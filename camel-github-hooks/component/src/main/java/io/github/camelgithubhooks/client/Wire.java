// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import io.github.camelgithubhooks.model.HookConfig;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** One request and its answer over HTTP; redirects on the same server are followed. Thread-safe. */
final class Wire {

    /** A delivery with a payload of 25 MB, as JSON with its headers and the receiver's answer, fits. */
    private static final int MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

    private static final int MAX_REDIRECTS = 5;

    private final ClientSettings settings;
    private final HttpClient http;

    Wire(ClientSettings settings, HttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    ApiResponse exchange(ApiRequest request, Pass pass) {
        URI uri = URI.create(settings.apiUrl() + request.target());
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            ApiResponse response = call(request, uri, pass);
            if (!response.isRedirect()) {
                return response;
            }
            uri = redirected(request, response, uri);
        }
        throw new GitHubApiException(request + ": more than " + MAX_REDIRECTS + " redirects", 0, null, null, null);
    }

    /** The headers of a request without a body, with the token masked. */
    Map<String, String> maskedHeaders() {
        return headers(settings.credentials() instanceof Credentials.None ? null : HookConfig.MASK);
    }

    /** Only to the same server: another one must not get the token. */
    private static URI redirected(ApiRequest request, ApiResponse response, URI from) {
        URI to = from.resolve(response.header("location").orElse(""));
        boolean sameServer = from.getScheme().equalsIgnoreCase(to.getScheme())
                && from.getHost().equalsIgnoreCase(to.getHost())
                && from.getPort() == to.getPort();
        if (!sameServer || to.equals(from)) {
            throw ApiErrors.unreadable(
                    request, response, "with a redirect that can't be followed to " + to.getHost(), null);
        }
        return to;
    }

    private ApiResponse call(ApiRequest request, URI uri, Pass pass) {
        ClassicRequestBuilder builder =
                ClassicRequestBuilder.create(request.method()).setUri(uri);
        headers(pass.token()).forEach(builder::setHeader);
        if (request.etag() != null && request.etag().pass() == pass.number()) {
            builder.setHeader("If-None-Match", request.etag().value());
        }
        if (request.body() != null) {
            builder.setEntity(GitHubJson.write(request.body()), ContentType.APPLICATION_JSON);
        }
        try {
            return http.execute(builder.build(), response -> read(request, pass, response));
        } catch (IOException e) {
            throw ApiErrors.noAnswer(request, settings.apiUrl(), e);
        }
    }

    private Map<String, String> headers(String token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/vnd.github+json");
        headers.put("User-Agent", "camel-github-hooks");
        headers.put("X-GitHub-Api-Version", settings.apiVersion());
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }

    private static ApiResponse read(ApiRequest request, Pass pass, ClassicHttpResponse response) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        byte[] body = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(MAX_RESPONSE_BYTES + 1);
        ApiResponse answer = new ApiResponse(response.getCode(), headers, body, pass.number());
        if (body.length > MAX_RESPONSE_BYTES) {
            throw ApiErrors.unreadable(request, answer, "with more than " + MAX_RESPONSE_BYTES + " bytes", null);
        }
        return answer;
    }
}
