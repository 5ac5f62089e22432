// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import io.github.camelgithubhooks.model.HookConfig;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key of a GitHub App, as GitHub hands it out: RSA, in PEM. Equal to another one when both are the same key.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/managing-private-keys-for-github-apps">
 *     GitHub: private keys for GitHub Apps</a>
 */
public final class AppKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** What precedes the key in PKCS#8 when it is one for RSA: version 0 and the algorithm. */
    private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int LEAST_BITS = 2048;

    private final RSAPrivateKey key;

    private AppKey(RSAPrivateKey key) {
        this.key = key;
    }

    /**
     * Reads a key from its PEM text, in PKCS#1 ({@code BEGIN RSA PRIVATE KEY}, as GitHub gives it) or PKCS#8
     * ({@code BEGIN PRIVATE KEY}). Line breaks may be missing, or written as {@code \\n}.
     *
     * @throws IllegalArgumentException when it isn't such a key; the message tells what it is instead, and nothing of it
     */
    public static AppKey read(String pem) {
        Matcher block = PEM.matcher(pem.replace("\\r", "").replace("\\n", "\n"));
        if (!block.find()) {
            throw refused(pem.contains("-----BEGIN") ? "breaks off" : "isn't the PEM text of a key");
        }
        String kind = block.group(1);
        if (kind.startsWith("ENCRYPTED") || block.group(2).contains("ENCRYPTED")) {
            throw refused("is protected by a passphrase, which GitHub's keys aren't: take that off with"
                    + " 'openssl pkey -in KEY -out NEW'");
        }
        if (kind.contains("PUBLIC KEY") || kind.contains("CERTIFICATE")) {
            throw refused("is public (" + kind + "), and nobody can sign in with that");
        }
        return switch (kind) {
            case "RSA PRIVATE KEY" -> decoded(block.group(2), true);
            case "PRIVATE KEY" -> decoded(block.group(2), false);
            default -> throw refused("is of another kind (" + kind + ")");
        };
    }

    private static AppKey decoded(String base64, boolean pkcs1) {
        RSAPrivateKey key;
        try {
            byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs1 ? pkcs8(der) : der);
            key = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw refused("is damaged, or isn't one for RSA");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        if (key.getModulus().bitLength() < LEAST_BITS) {
            throw refused("has only " + key.getModulus().bitLength() + " bits, and GitHub's have " + LEAST_BITS);
        }
        return new AppKey(key);
    }

    private static byte[] pkcs8(byte[] pkcs1) {
        return der(SEQUENCE, RSA, der(OCTET_STRING, pkcs1));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        byte[] length = BigInteger.valueOf(content.size()).toByteArray();
        if (content.size() > 127) {
            der.write(0x80 | length.length);
        }
        der.writeBytes(length);
        der.writeBytes(content.toByteArray());
        return der.toByteArray();
    }

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException("The option privateKey " + what + ": give it the private key that the App's"
                + " settings on GitHub generate, as PEM text, or where that is, as in file:/path/app.private-key.pem or"
                + " classpath:app.private-key.pem");
    }

    RSAPrivateKey key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AppKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return HookConfig.MASK;
    }
}
