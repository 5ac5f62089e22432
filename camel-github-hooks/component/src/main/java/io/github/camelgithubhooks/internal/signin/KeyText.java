// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text of a private key, in the forms that editors, environment variables and secret stores make of it: PEM with its
 * line breaks escaped, replaced or of another system, in quotes, or once or twice in Base64.
 */
final class KeyText {

    private static final String BEGIN = "-----BEGIN";

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** The most layers of Base64: a secret store adds one, and whoever stores the secret may have added another. */
    private static final int MOST_LAYERS = 2;

    private static final byte SEQUENCE = 0x30;

    private final String text;

    private KeyText(String text) {
        this.text = text;
    }

    /**
     * Block of PEM.
     *
     * @param kind the kind in its first line, such as {@code RSA PRIVATE KEY}
     * @param content the text between its first and last line
     */
    record Block(String kind, String content) {}

    /** Returns the text without quotes, escapes and layers of Base64. */
    static KeyText of(String given) {
        String text = unescaped(given);
        for (int layer = 0; layer < MOST_LAYERS && !text.contains(BEGIN); layer++) {
            Optional<byte[]> decoded = decoded(text);
            if (decoded.isEmpty() || isDer(decoded.get())) {
                break;
            }
            text = unescaped(text(decoded.get()));
        }
        return new KeyText(text);
    }

    /** Returns the text of a file; DER becomes Base64. */
    static String text(byte[] content) {
        if (isDer(content)) {
            return Base64.getEncoder().encodeToString(content);
        }
        return new String(content, charset(content));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Returns whether a block begins, even if it doesn't end. */
    boolean begins() {
        return text.contains(BEGIN);
    }

    /** Returns the private key of the blocks, or else the first block; empty when there is none. */
    Optional<Block> block() {
        List<Block> blocks = PEM.matcher(text).results().map(KeyText::block).toList();
        return blocks.stream()
                .filter(block -> block.kind().endsWith("PRIVATE KEY"))
                .findFirst()
                .or(() -> blocks.stream().findFirst());
    }

    /** Returns the bytes of a key in Base64 without the first and last line of PEM; empty when the text isn't one. */
    Optional<byte[]> der() {
        return decoded(text).filter(KeyText::isDer);
    }

    private static Block block(MatchResult match) {
        return new Block(match.group(1), match.group(2));
    }

    private static String unescaped(String given) {
        return given.replaceAll("\\\\+r", "")
                .replaceAll("\\\\+n", "\n")
                .replaceAll("^[\\s\"'\\\\]+|[\\s\"'\\\\]+$", "");
    }

    private static Optional<byte[]> decoded(String text) {
        String base64 = text.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
        try {
            return base64.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns whether the content is a key in DER: a sequence of more than 255 bytes. */
    private static boolean isDer(byte[] content) {
        return content.length > 2 && content[0] == SEQUENCE && content[1] == (byte) 0x82;
    }

    private static Charset charset(byte[] content) {
        boolean marked = content.length > 1
                && ((content[0] == (byte) 0xff && content[1] == (byte) 0xfe)
                        || (content[0] == (byte) 0xfe && content[1] == (byte) 0xff));
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.US_ASCII;
    }
}
