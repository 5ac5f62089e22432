// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import io.github.camelgithubhooks.testkit.SignedSender;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Requests and bodies of the attacks. */
final class Requests {

    /** The most bytes that a payload of GitHub has. */
    static final int LARGEST = 25 * 1024 * 1024;

    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(256 * 1024);

    private Requests() {}

    static String forged(String framing) {
        return head("push", "forged", "sha256=" + "0".repeat(64), framing);
    }

    static String signed(String event, UUID guid, String body) {
        String signature = SignedSender.sign256(SoakReceiver.SECRET, body.getBytes(StandardCharsets.ISO_8859_1));
        return head(event, guid.toString(), signature, "Content-Length: " + body.length()) + body;
    }

    static ByteBuffer zeros(int count) {
        return ZEROS.duplicate().limit(count);
    }

    private static String head(String event, String guid, String signature, String framing) {
        return "POST " + SoakReceiver.PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "X-GitHub-Event: " + event + "\r\nX-GitHub-Delivery: " + guid + "\r\nX-Hub-Signature-256: "
                + signature + "\r\n" + framing + "\r\n\r\n";
    }
}
