// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.load;

import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Delivery with GitHub's headers, as bytes that are made once. Sent repeatedly, only its guid changes. Immutable. */
public final class DeliveryRequest {

    /** Path that every server of the benchmarks listens on. */
    public static final String PATH = "/github";

    /** Secret of every server of the benchmarks. */
    public static final String SECRET = "only-for-this-benchmark";

    static final int GUID_LENGTH = 36;

    private static final String FIRST_GUID = "00000000-0000-4000-8000-000000000000";

    private final byte[] body;
    private final boolean form;
    private final String event;
    private final String secret;
    private final boolean sameGuid;

    private DeliveryRequest(byte[] body, boolean form, String event, String secret, boolean sameGuid) {
        this.body = body;
        this.form = form;
        this.event = event;
        this.secret = secret;
        this.sameGuid = sameGuid;
    }

    /** Returns a push with the content type JSON, signed with {@link #SECRET}, each time with a new guid. */
    public static DeliveryRequest json(byte[] payload) {
        return new DeliveryRequest(payload, false, "push", SECRET, false);
    }

    /** Returns a push with the content type form, signed with {@link #SECRET}, each time with a new guid. */
    public static DeliveryRequest form(byte[] payload) {
        String encoded = URLEncoder.encode(new String(payload, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        byte[] body = ("payload=" + encoded).getBytes(StandardCharsets.US_ASCII);
        return new DeliveryRequest(body, true, "push", SECRET, false);
    }

    /** Returns the same delivery of another event. The payload doesn't change. */
    public DeliveryRequest ofEvent(String otherEvent) {
        return new DeliveryRequest(body, form, otherEvent, secret, sameGuid);
    }

    /** Returns the same delivery, signed with a secret that no server has. */
    public DeliveryRequest withWrongSignature() {
        return new DeliveryRequest(body, form, event, "not-" + secret, sameGuid);
    }

    /** Returns the same delivery with one guid for all sendings. */
    public DeliveryRequest withSameGuid() {
        return new DeliveryRequest(body, form, event, secret, true);
    }

    /** Returns whether all sendings have one guid. */
    public boolean hasSameGuid() {
        return sameGuid;
    }

    /** Returns the head, which ends with an empty line, and the body. */
    byte[] bytes() {
        byte[] head = head().getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[head.length + body.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return bytes;
    }

    /** Returns where the guid begins in {@link #bytes()}. */
    int guidAt() {
        return head().indexOf(FIRST_GUID);
    }

    private String head() {
        return String.join(
                "\r\n",
                "POST " + PATH + " HTTP/1.1",
                "Host: 127.0.0.1",
                "User-Agent: GitHub-Hookshot/044aadd",
                "Accept: */*",
                "Content-Type: " + (form ? "application/x-www-form-urlencoded" : "application/json"),
                "X-GitHub-Delivery: " + FIRST_GUID,
                "X-GitHub-Event: " + event,
                "X-GitHub-Hook-ID: 4300000001",
                "X-GitHub-Hook-Installation-Target-ID: 1000000001",
                "X-GitHub-Hook-Installation-Target-Type: repository",
                "X-Hub-Signature: " + SignedSender.sign1(secret, body),
                "X-Hub-Signature-256: " + SignedSender.sign256(secret, body),
                "Content-Length: " + body.length,
                "\r\n");
    }
}
