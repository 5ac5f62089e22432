// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of the API. Immutable: each change returns another one. */
public final class OutgoingResponse {

    private static final String JSON = "application/json; charset=utf-8";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private OutgoingResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public static OutgoingResponse of(int status, JsonNode body) {
        return of(status, JSON, Json.bytes(body));
    }

    public static OutgoingResponse of(int status, String contentType, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        return new OutgoingResponse(status, headers, body);
    }

    public static OutgoingResponse text(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static OutgoingResponse noContent() {
        return new OutgoingResponse(204, new LinkedHashMap<>(), new byte[0]);
    }

    /** Returns this answer with a header added or replaced. */
    public OutgoingResponse header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new OutgoingResponse(status, more, body);
    }

    /** Returns this answer with another status and no body. */
    public OutgoingResponse withoutBody(int newStatus) {
        return new OutgoingResponse(newStatus, headers, new byte[0]);
    }

    /** Returns this answer with another body and without a tag. */
    public OutgoingResponse withBody(byte[] newBody) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove("ETag");
        return new OutgoingResponse(status, fewer, newBody);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }
}
