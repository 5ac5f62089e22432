// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

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
import java.util.Optional;

/**
 * Private key of a GitHub App, as GitHub generates it: RSA, in PEM. Two are equal if they hold the same key.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/managing-private-keys-for-github-apps">
 *     GitHub: private keys for GitHub Apps</a>
 */
public final class AppKey {

    /** The bytes before an RSA key in PKCS#8: version 0 and the algorithm. */
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
     * ({@code BEGIN PRIVATE KEY}). Line breaks may be missing, or written as {@code \\n}; it may be in quotes, and in
     * Base64.
     *
     * @throws IllegalArgumentException when it isn't such a key; the message says what it is instead, and shows nothing
     *     of it
     */
    public static AppKey read(String given) {
        KeyText text = KeyText.of(given);
        if (text.isEmpty()) {
            throw refused("is empty");
        }
        Optional<KeyText.Block> block = text.block();
        if (block.isPresent()) {
            return checked(rsa(block.get()));
        }
        if (text.begins()) {
            throw refused("breaks off");
        }
        byte[] der = text.der().orElseThrow(() -> refused("isn't the PEM text of a key, nor that text in Base64"));
        // without a first line the format is unknown: try both
        return checked(rsa(der).or(() -> rsa(pkcs8(der))));
    }

    /**
     * Reads a key from the content of a file: the text that {@link #read(String)} takes, or DER.
     *
     * @throws IllegalArgumentException when it isn't such a key; the message says what it is instead, and shows nothing
     *     of it
     */
    public static AppKey read(byte[] content) {
        return read(KeyText.text(content));
    }

    private static Optional<RSAPrivateKey> rsa(KeyText.Block block) {
        String kind = block.kind();
        if (kind.startsWith("ENCRYPTED") || block.content().contains("ENCRYPTED")) {
            throw refused("is protected by a passphrase, which GitHub's keys aren't: take that off with"
                    + " 'openssl pkey -in KEY -out NEW'");
        }
        if (kind.contains("PUBLIC KEY") || kind.contains("CERTIFICATE")) {
            throw refused("is public (" + kind + "), which nobody can sign in with");
        }
        boolean pkcs1 = kind.equals("RSA PRIVATE KEY");
        if (!pkcs1 && !kind.equals("PRIVATE KEY")) {
            throw refused("is of another kind (" + kind + ")");
        }
        try {
            byte[] der = Base64.getDecoder().decode(block.content().replaceAll("\\s", ""));
            return rsa(pkcs1 ? pkcs8(der) : der);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<RSAPrivateKey> rsa(byte[] pkcs8) {
        try {
            return Optional.of(
                    (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AppKey checked(Optional<RSAPrivateKey> read) {
        RSAPrivateKey key = read.orElseThrow(
                () -> refused("is damaged, or isn't one for RSA (in the URI of an endpoint it must be in RAW(...))"));
        int bits = key.getModulus().bitLength();
        if (bits < LEAST_BITS) {
            throw refused("has only " + bits + " bits, and GitHub's have " + LEAST_BITS);
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
