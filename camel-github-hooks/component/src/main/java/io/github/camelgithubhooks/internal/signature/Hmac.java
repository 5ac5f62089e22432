// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with one secret. Thread-safe. */
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Never used itself: to copy it costs a fraction of a search among the providers. */
    private final Mac prepared;

    Hmac(String secret) {
        if (secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("An empty value is not a secret");
        }
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        prepared = prepare();
    }

    /** Returns the code of these bytes. */
    byte[] of(byte[] bytes) {
        return copy().doFinal(bytes);
    }

    private Mac copy() {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException e) {
            // not every provider can do it
            return prepare();
        }
    }

    private Mac prepare() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no " + ALGORITHM, e);
        }
    }
}
