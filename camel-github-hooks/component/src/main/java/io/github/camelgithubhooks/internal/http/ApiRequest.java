// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.model.HookConfig;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Request to GitHub's API, without server and credentials.
 *
 * @param method the HTTP method
 * @param path the path below the API's address, such as {@code /repos/octo/hello/hooks}
 * @param query the query parameters, in their order
 * @param body the fields of the JSON body, null when there is none
 * @param etag the {@code ETag} of an answer that is already known, null for none. While the answer is unchanged, GitHub
 *     answers 304, which counts against no limit
 */
public record ApiRequest(
        String method, String path, Map<String, String> query, Map<String, Object> body, EntityTag etag) {

    public ApiRequest(String method, String path, Map<String, String> query, Map<String, Object> body) {
        this(method, path, query, body, null);
    }

    /** Returns the request of a call that is about no owner's hooks. */
    public static ApiRequest of(ApiCall call) {
        return new ApiRequest(call.method(), call.path(), Map.of(), null);
    }

    /** Returns the request of a call for one owner. */
    public static ApiRequest of(ApiCall call, HookScope scope) {
        return new ApiRequest(call.method(), call.path(scope), Map.of(), null);
    }

    /** Returns the request of a call for one hook. */
    public static ApiRequest of(ApiCall call, HookTarget hook) {
        return new ApiRequest(call.method(), call.path(hook), Map.of(), null);
    }

    /** Returns the request of a call for one attempt to deliver an event. */
    public static ApiRequest of(ApiCall call, HookTarget hook, long deliveryId) {
        return new ApiRequest(call.method(), call.path(hook, deliveryId), Map.of(), null);
    }

    /** Returns the request of a call for one installation of an App. */
    public static ApiRequest of(ApiCall call, HookScope app, long installationId) {
        return new ApiRequest(call.method(), call.path(app, installationId), Map.of(), null);
    }

    /** Returns the request with these query parameters instead of its own, and without an {@code ETag}. */
    public ApiRequest withQuery(Map<String, String> parameters) {
        return new ApiRequest(method, path, parameters, body);
    }

    /** Returns the request with this JSON body, null for none. */
    public ApiRequest withBody(Map<String, Object> fields) {
        return new ApiRequest(method, path, query, fields, etag);
    }

    /** Returns the request for an answer other than the one that has this {@code ETag}. */
    public ApiRequest unless(EntityTag knownEtag) {
        return new ApiRequest(method, path, query, body, knownEtag);
    }

    /** Returns the path with the query. */
    public String target() {
        StringBuilder target = new StringBuilder(path);
        query.forEach((name, value) -> target.append(target.length() == path.length() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return target.toString();
    }

    /** Returns the body with each {@code secret} masked, at any depth of objects; null when there is no body. */
    public Map<String, Object> maskedBody() {
        return body == null ? null : masked(body);
    }

    private static Map<String, Object> masked(Map<?, ?> fields) {
        Map<String, Object> masked = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            Object shown = value instanceof Map<?, ?> inner ? masked(inner) : value;
            masked.put(String.valueOf(name), "secret".equals(name) ? HookConfig.MASK : shown);
        });
        return masked;
    }

    /** Returns the method and the path only: the body may hold a secret. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
