// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifier of the header {@code X-Hub-Signature-256}, the HMAC-SHA256 of the raw body of a delivery. A malformed header is an
 * ordinary refusal, never an exception. Thread-safe.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">Validating webhook
 *     deliveries</a>
 */
public final class SignatureVerifier {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int LENGTH = PREFIX.length() + 64;

    /** Last look at a signature that seems wrong. */
    @FunctionalInterface
    interface Doubt {
        /** Returns {@code WRONG}, or {@code VALID} if the secrets have changed meanwhile. */
        SignatureCheck check(byte[] body, String header);
    }

    private final List<SecretKeySpec> keys;
    private final Doubt doubt;

    /**
     * Creates a verifier that accepts what is signed with one of the secrets.
     *
     * @param secrets the secrets to try, in this order, verbatim; at least one and none of them empty
     */
    public SignatureVerifier(List<String> secrets) {
        this(secrets, (body, header) -> SignatureCheck.WRONG);
    }

    /**
     * Creates a verifier that accepts what is signed with one of the secrets.
     *
     * @param doubt decides about a signature that none of them makes
     */
    SignatureVerifier(List<String> secrets, Doubt doubt) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("A signature can't be checked without a secret");
        }
        this.doubt = doubt;
        this.keys = secrets.stream().map(SignatureVerifier::key).toList();
    }

    /** Returns the value of {@code X-Hub-Signature-256} with which GitHub would send this body. */
    public static String sign(byte[] body, String secret) {
        return PREFIX + HexFormat.of().formatHex(hmac(body, key(secret)));
    }

    /** Returns what is wrong with the header, whatever the body: {@code MISSING}, {@code MALFORMED} or nothing. */
    public static Optional<SignatureCheck> refusal(String header) {
        if (header == null || header.isEmpty()) {
            return Optional.of(SignatureCheck.MISSING);
        }
        return isWellFormed(header) ? Optional.empty() : Optional.of(SignatureCheck.MALFORMED);
    }

    /** Checks the value of the header, null if absent, against the body. */
    public SignatureCheck check(byte[] body, String header) {
        Optional<SignatureCheck> refusal = refusal(header);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        byte[] signature = HexFormat.of().parseHex(header, PREFIX.length(), LENGTH);
        for (SecretKeySpec key : keys) {
            // a comparison that stops at the first difference would reveal how much of a guess is right
            if (MessageDigest.isEqual(signature, hmac(body, key))) {
                return SignatureCheck.VALID;
            }
        }
        return doubt.check(body, header);
    }

    private static boolean isWellFormed(String header) {
        return header.length() == LENGTH
                && header.startsWith(PREFIX)
                && header.chars().skip(PREFIX.length()).allMatch(HexFormat::isHexDigit);
    }

    private static SecretKeySpec key(String secret) {
        if (secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("An empty value is not a secret");
        }
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    private static byte[] hmac(byte[] body, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no " + ALGORITHM, e);
        }
    }
}
