// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.support;

import io.github.camelgithubhooks.testkit.SimulatedApp;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** Creates JWTs of an App, right or wrong. */
public final class Jwts {

    public static final KeyPair KEYS = newKeys();

    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    private Jwts() {}

    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns a JWT as GitHub's documentation advises: issued a minute ago, valid for ten minutes. */
    public static String of(SimulatedApp app, Instant now) {
        return of(app, now.getEpochSecond());
    }

    private static String of(SimulatedApp app, long now) {
        return sign(HEADER, "{\"iat\":%d,\"exp\":%d,\"iss\":\"%d\"}".formatted(now - 60, now + 540, app.id()), KEYS);
    }

    public static String of(String claims) {
        return sign(HEADER, claims, KEYS);
    }

    public static String sign(String header, String claims, KeyPair keys) {
        String signed = encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
