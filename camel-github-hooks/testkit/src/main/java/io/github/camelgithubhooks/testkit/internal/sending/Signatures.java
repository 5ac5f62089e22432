// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.sending;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The values of {@code X-Hub-Signature-256} and {@code X-Hub-Signature}. The testkit shares no code with the component,
 * so that each checks the other.
 */
public final class Signatures {

    private Signatures() {}

    public static String sha256(String secret, byte[] body) {
        return "sha256=" + hex("HmacSHA256", secret, body);
    }

    public static String sha1(String secret, byte[] body) {
        return "sha1=" + hex("HmacSHA1", secret, body);
    }

    private static String hex(String algorithm, String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM doesn't support " + algorithm, e);
        }
    }
}
