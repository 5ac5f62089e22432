// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sends a single delivery as GitHub would, or one that is wrong on purpose. Unlike {@link GitHubSimulator} it sends
 * straight to the given address. Not thread-safe; {@link #send()} may be called again.
 *
 * <pre>{@code
 * SentDelivery answer = SignedSender.to(URI.create("http://127.0.0.1:8080/github"))
 *         .secret("It's a Secret")
 *         .event("push")
 *         .body(SamplePayloads.push("octo/orders"))
 *         .send();
 * }</pre>
 *
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers">Delivery headers</a>
 */
public final class SignedSender {

    private static final Guids GUIDS = new Guids(Clock.systemUTC());

    private final URI target;
    private final List<Map.Entry<String, String>> added = new ArrayList<>();
    private final List<String> omitted = new ArrayList<>();
    private String method = "POST";
    private String secret;
    private String event = "push";
    private String guid;
    private long hookId = 4_300_000_001L;
    private String targetId = "1000000001";
    private String contentType = "application/json";
    private boolean form;
    private byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    private String signature;
    private Duration timeout = Duration.ofSeconds(30);

    private SignedSender(URI target) {
        this.target = target;
    }

    /** Begins a delivery of a {@code push} with the body <code>{}</code> and a new guid, without a secret, as JSON. */
    public static SignedSender to(URI target) {
        return new SignedSender(Objects.requireNonNull(target, "target"));
    }

    /** The value of {@code X-Hub-Signature-256} for this body: {@code sha256=} and 64 hexadecimal digits. */
    public static String sign256(String secret, byte[] body) {
        return Signatures.sha256(secret, body);
    }

    /** The value of the legacy {@code X-Hub-Signature} for this body: {@code sha1=} and 40 hexadecimal digits. */
    public static String sign1(String secret, byte[] body) {
        return Signatures.sha1(secret, body);
    }

    /** Signs with this secret; null doesn't sign. */
    public SignedSender secret(String value) {
        secret = value;
        return this;
    }

    /** The event's name. */
    public SignedSender event(String value) {
        event = value;
        return this;
    }

    /** The delivery's guid; by default each {@link #send()} has a new one. */
    public SignedSender guid(String value) {
        guid = value;
        return this;
    }

    /** The hook's id. */
    public SignedSender hookId(long value) {
        hookId = value;
        return this;
    }

    /** The id of the repository that the hook belongs to. */
    public SignedSender targetId(long value) {
        targetId = Long.toString(value);
        return this;
    }

    /** Sends the body as JSON, as it is: the default. */
    public SignedSender json() {
        form = false;
        contentType = "application/json";
        return this;
    }

    /** Sends {@code payload=} and the body URL-encoded; the signature covers that. */
    public SignedSender form() {
        form = true;
        contentType = "application/x-www-form-urlencoded";
        return this;
    }

    /** The body. It need not be JSON. */
    public SignedSender body(byte[] value) {
        body = value.clone();
        return this;
    }

    /** The body as UTF-8. */
    public SignedSender body(String value) {
        return body(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a header, also a second one of a name that is sent anyway. */
    public SignedSender header(String name, String value) {
        added.add(Map.entry(name, value));
        return this;
    }

    /** Leaves out a header that would be sent; combine with {@link #header} to send another value. */
    public SignedSender withoutHeader(String name) {
        omitted.add(name);
        return this;
    }

    /** Sends this as {@code X-Hub-Signature-256}, whatever the body and the secret. */
    public SignedSender signature(String value) {
        signature = value;
        return this;
    }

    /** Another HTTP method than {@code POST}. */
    public SignedSender method(String value) {
        method = value;
        return this;
    }

    /** How long to wait for the whole answer; 30 seconds by default. */
    public SignedSender timeout(Duration value) {
        timeout = value;
        return this;
    }

    /**
     * Sends it on a connection of its own and waits for the answer.
     *
     * @throws UncheckedIOException when no whole HTTP answer came within the time
     */
    public SentDelivery send() {
        byte[] bytes = form ? DeliveryAttempt.form(body) : body;
        int port = target.getPort() >= 0 ? target.getPort() : "https".equals(target.getScheme()) ? 443 : 80;
        var message = new HttpExchanger.HttpMessage(method, target, headers(bytes), bytes);
        try {
            return new SentDelivery(new HttpExchanger(SignedSender::onThread)
                    .send(new InetSocketAddress(target.getHost(), port), message, timeout));
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + target, e);
        }
    }

    private List<Map.Entry<String, String>> headers(byte[] bytes) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry("Accept", "*/*"));
        headers.add(Map.entry("User-Agent", DeliveryAttempt.USER_AGENT));
        headers.add(Map.entry("X-GitHub-Delivery", guid == null ? GUIDS.next() : guid));
        headers.add(Map.entry("X-GitHub-Event", event));
        headers.add(Map.entry("X-GitHub-Hook-ID", Long.toString(hookId)));
        headers.add(Map.entry("X-GitHub-Hook-Installation-Target-ID", targetId));
        headers.add(Map.entry("X-GitHub-Hook-Installation-Target-Type", "repository"));
        if (secret != null) {
            headers.add(Map.entry("X-Hub-Signature", sign1(secret, bytes)));
        }
        if (signature != null) {
            headers.add(Map.entry("X-Hub-Signature-256", signature));
        } else if (secret != null) {
            headers.add(Map.entry("X-Hub-Signature-256", sign256(secret, bytes)));
        }
        headers.add(Map.entry("Content-Type", contentType));
        headers.removeIf(header -> omitted.stream().anyMatch(header.getKey()::equalsIgnoreCase));
        headers.addAll(added);
        return headers;
    }

    private static void onThread(Runnable task) {
        Thread thread = new Thread(task, "signed-sender");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public String toString() {
        return "SignedSender[%s %s, event=%s]".formatted(method, target, event);
    }
}
