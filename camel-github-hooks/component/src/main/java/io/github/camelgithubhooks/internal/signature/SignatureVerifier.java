// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signature;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Verifier of the header {@code X-Hub-Signature-256}, the HMAC-SHA256 of the raw body of a delivery. A malformed header is an
 * ordinary refusal, never an exception. Thread-safe.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">Validating webhook
 *     deliveries</a>
 */
public final class SignatureVerifier {

    private static final String PREFIX = "sha256=";
    private static final int LENGTH = PREFIX.length() + 64;

    /** Last look at a signature that seems wrong. */
    @FunctionalInterface
    interface Doubt {
        /** Returns {@code WRONG}, or {@code VALID} if the secrets have changed meanwhile. */
        SignatureCheck check(byte[] body, String header);
    }

    private final List<Hmac> hmacs = new ArrayList<>();
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
        secrets.forEach(secret -> hmacs.add(new Hmac(secret)));
    }

    /** Returns the value of {@code X-Hub-Signature-256} with which GitHub would send this body. */
    public static String sign(byte[] body, String secret) {
        return PREFIX + HexFormat.of().formatHex(new Hmac(secret).of(body));
    }

    /** Returns what is wrong with the header, whatever the body: {@code MISSING}, {@code MALFORMED} or {@code VALID}. */
    public static SignatureCheck checkForm(String header) {
        if (header == null || header.isEmpty()) {
            return SignatureCheck.MISSING;
        }
        return isWellFormed(header) ? SignatureCheck.VALID : SignatureCheck.MALFORMED;
    }

    /** Checks the value of the header, null if absent, against the body. */
    public SignatureCheck check(byte[] body, String header) {
        SignatureCheck form = checkForm(header);
        if (form != SignatureCheck.VALID) {
            return form;
        }
        byte[] signature = HexFormat.of().parseHex(header, PREFIX.length(), LENGTH);
        for (Hmac hmac : hmacs) {
            // a comparison that stops at the first difference would reveal how much of a guess is right
            if (MessageDigest.isEqual(signature, hmac.of(body))) {
                return SignatureCheck.VALID;
            }
        }
        return doubt.check(body, header);
    }

    private static boolean isWellFormed(String header) {
        if (header.length() != LENGTH || !header.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            if (!HexFormat.isHexDigit(header.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
