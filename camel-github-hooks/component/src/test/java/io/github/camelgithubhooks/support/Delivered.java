// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import io.github.camelgithubhooks.internal.signature.SignatureVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A delivery as GitHub makes it, and everything that can be wrong with one. */
public final class Delivered {

    public static final String JSON = "{\"action\":\"opened\",\"note\":\"caf\u00e9 \\u2603\","
            + "\"repository\":{\"id\":7,\"full_name\":\"octo/hello\"},"
            + "\"sender\":{\"login\":\"octocat\"},\"installation\":{\"id\":9007199254740993}}";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, String> headers = new LinkedHashMap<>();
    private URI url;
    private byte[] body = new byte[0];
    private String repeatedName;
    private String repeatedValue;
    private String method = "POST";

    private Delivered(URI url) {
        this.url = url;
    }

    /** A signed push that GitHub could have made. */
    public static Delivered to(URI url) {
        return new Delivered(url)
                .header("User-Agent", "GitHub-Hookshot/044aadd")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958")
                .header("X-GitHub-Hook-ID", "292430182")
                .header("X-GitHub-Hook-Installation-Target-ID", "79929171")
                .header("X-GitHub-Hook-Installation-Target-Type", "repository")
                .json(JSON);
    }

    public Delivered at(String suffix) {
        this.url = URI.create(url + suffix);
        return this;
    }

    public Delivered event(String event) {
        return header("X-GitHub-Event", event);
    }

    public Delivered guid(String guid) {
        return header("X-GitHub-Delivery", guid);
    }

    public Delivered json(String json) {
        return header("Content-Type", "application/json").body(json.getBytes(StandardCharsets.UTF_8));
    }

    public Delivered form(String json) {
        String form = "payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
        return header("Content-Type", "application/x-www-form-urlencoded").body(form.getBytes(StandardCharsets.UTF_8));
    }

    /** This body, signed. */
    public Delivered body(byte[] bytes) {
        body = bytes;
        return signed(HookServer.SECRET);
    }

    /** This body, with the signature of the one before. */
    public Delivered tampered(byte[] bytes) {
        body = bytes;
        return this;
    }

    public Delivered signed(String secret) {
        return header("X-Hub-Signature-256", SignatureVerifier.sign(body, secret));
    }

    public Delivered header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Delivered without(String name) {
        headers.remove(name);
        return this;
    }

    public Delivered repeated(String name, String value) {
        repeatedName = name;
        repeatedValue = value;
        return this;
    }

    public Delivered method(String verb) {
        method = verb;
        return this;
    }

    public byte[] bytes() {
        return body;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public URI target() {
        return url;
    }

    /** The request as it goes over the wire. */
    public byte[] raw() {
        StringBuilder head =
                new StringBuilder(method + " " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    public HttpResponse<String> send() {
        try {
            return CLIENT.send(request(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return send().statusCode();
    }

    public CompletableFuture<HttpResponse<String>> sendLater() {
        return CLIENT.sendAsync(request(), HttpResponse.BodyHandlers.ofString());
    }

    public CompletableFuture<Integer> statusLater() {
        return sendLater().thenApply(HttpResponse::statusCode);
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (repeatedName != null) {
            request.header(repeatedName, repeatedValue);
        }
        return request.build();
    }
}
