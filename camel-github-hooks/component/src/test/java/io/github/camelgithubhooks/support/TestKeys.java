// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Keys made for the tests, and how they look in PEM. */
public final class TestKeys {

    /** The key of the App that the tests are about, and another one. */
    public static final KeyPair OURS = rsa(2048);

    public static final KeyPair ANOTHER = rsa(2048);

    /** Where the key itself begins in the PKCS#8 of an RSA key of 2,048 bits. */
    private static final int PKCS1 = 26;

    private TestKeys() {}

    public static KeyPair rsa(int bits) {
        return generated("RSA", bits);
    }

    public static KeyPair generated(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String pkcs8(KeyPair keys) {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    public static String pkcs1(KeyPair keys) {
        byte[] pkcs8 = keys.getPrivate().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, PKCS1, pkcs8.length));
    }

    public static String pem(String kind, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
    }
}
