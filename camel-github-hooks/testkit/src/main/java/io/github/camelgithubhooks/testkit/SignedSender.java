// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.client.HttpExchanger;
import io.github.camelgithubhooks.testkit.internal.client.HttpExchanger.HttpMessage;
import io.github.camelgithubhooks.testkit.internal.sending.DeliveryAttempt;
import io.github.camelgithubhooks.testkit.internal.sending.Guids;
import io.github.camelgithubhooks.testkit.internal.sending.Signatures;
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
 * Sends a single delivery as GitHub would, or one that is wrong on purpose. Unlike {@link GitHubSimulator}, it sends
 * straight to the given address. Not thread-safe. Can {@linkplain #send() send} several times.
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

    /** Creates a sender of {@code push} events to this address, as JSON, with the body <code>{}</code> and no secret. */
    public static SignedSender to(URI target) {
        return new SignedSender(Objects.requireNonNull(target, "target"));
    }

    /** Returns the {@code X-Hub-Signature-256} of a body: {@code sha256=} and 64 hexadecimal digits. */
    public static String sign256(String secret, byte[] body) {
        return Signatures.sha256(secret, body);
    }

    /** Returns the legacy {@code X-Hub-Signature} of a body: {@code sha1=} and 40 hexadecimal digits. */
    public static String sign1(String secret, byte[] body) {
        return Signatures.sha1(secret, body);
    }

    /** Signs with this secret; with null, the default, nothing is signed. */
    public SignedSender secret(String value) {
        secret = value;
        return this;
    }

    /** Sets the event's name; {@code push} by default. */
    public SignedSender event(String value) {
        event = value;
        return this;
    }

    /** Sets the delivery's guid; by default each {@link #send()} has a new one. */
    public SignedSender guid(String value) {
        guid = value;
        return this;
    }

    /** Sets the hook's id. */
    public SignedSender hookId(long value) {
        hookId = value;
        return this;
    }

    /** Sets the id of the repository that the hook belongs to. */
    public SignedSender targetId(long value) {
        targetId = Long.toString(value);
        return this;
    }

    /** Sends the body unchanged, as JSON: the default. */
    public SignedSender json() {
        form = false;
        contentType = "application/json";
        return this;
    }

    /** Sends a form: {@code payload=} and the URL-encoded body. The signature covers the whole form. */
    public SignedSender form() {
        form = true;
        contentType = "application/x-www-form-urlencoded";
        return this;
    }

    /** Sets the body, which need not be JSON. */
    public SignedSender body(byte[] value) {
        body = value.clone();
        return this;
    }

    /** Sets the body, to be sent as UTF-8. */
    public SignedSender body(String value) {
        return body(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a header. A name that is sent anyway is then sent twice. */
    public SignedSender header(String name, String value) {
        added.add(Map.entry(name, value));
        return this;
    }

    /** Omits a header; combine with {@link #header} to send another value instead. */
    public SignedSender withoutHeader(String name) {
        omitted.add(name);
        return this;
    }

    /** Sets the value of {@code X-Hub-Signature-256}, whatever the body and the secret. */
    public SignedSender signature(String value) {
        signature = value;
        return this;
    }

    /** Sets the HTTP method; {@code POST} by default. */
    public SignedSender method(String value) {
        method = value;
        return this;
    }

    /** Sets how long to wait for the whole answer; 30 seconds by default. */
    public SignedSender timeout(Duration value) {
        timeout = value;
        return this;
    }

    /**
     * Sends the delivery on a new connection and waits for the answer.
     *
     * @throws UncheckedIOException when no complete HTTP answer arrived in time
     */
    public SentDelivery send() {
        byte[] bytes = form ? DeliveryAttempt.form(body) : body;
        int port = target.getPort() >= 0 ? target.getPort() : "https".equals(target.getScheme()) ? 443 : 80;
        var message = new HttpMessage(method, target, headers(bytes), bytes);
        try {
            return new SentDelivery(new HttpExchanger(SignedSender::onThread)
                    .send(new InetSocketAddress(target.getHost(), port), message, timeout));
        } catch (IOException e) {
            throw new UncheckedIOException("No complete HTTP answer from " + target + ": " + e.getMessage(), e);
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
