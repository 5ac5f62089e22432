// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * Finds the ends of the tokens of a JSON text, and checks each token. A string is read eight bytes at a time.
 *
 * <p>Every method takes the text and the index of a byte in it, returns the index behind a token, and throws
 * {@link MalformedJson} if the token isn't there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259: JSON</a>
 */
final class JsonTokens {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_BITS = EACH_BYTE << 7;
    private static final long BACKSLASHES = EACH_BYTE * '\\';

    /** Exchanges the quote with the space, and leaves the control characters among themselves. */
    private static final long QUOTE_TO_SPACE = EACH_BYTE * ('"' ^ ' ');

    private static final long BEHIND_SPACE = EACH_BYTE * (' ' + 1);

    private JsonTokens() {}

    /** Returns the byte at this index. */
    static int byteAt(byte[] text, int at) {
        if (at >= text.length) {
            throw new MalformedJson();
        }
        return text[at];
    }

    /** Returns the index behind this character of ASCII. */
    static int behind(char expected, byte[] text, int at) {
        if (byteAt(text, at) != expected) {
            throw new MalformedJson();
        }
        return at + 1;
    }

    /** Returns the index of the first byte from this one on that isn't white space, or the length of the text. */
    static int skipBlanks(byte[] text, int at) {
        // GitHub sends none
        return at < text.length && text[at] > ' ' ? at : skipSomeBlanks(text, at);
    }

    private static int skipSomeBlanks(byte[] text, int from) {
        int at = from;
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** Returns the index behind the string, number or literal that begins here with this byte. */
    static int endOfScalar(int first, byte[] text, int at) {
        if (first == '"') {
            // most are, and a switch on all of them costs a tenth of the scan
            return endOfString(text, at);
        }
        return switch (first) {
            case 't' -> endOfLiteral("true", text, at);
            case 'f' -> endOfLiteral("false", text, at);
            case 'n' -> endOfLiteral("null", text, at);
            default -> endOfNumber(text, at);
        };
    }

    /** Returns the index behind the closing quote of the string that begins here. */
    static int endOfString(byte[] text, int from) {
        int at = behind('"', text, from);
        while (true) {
            while (at <= text.length - Long.BYTES) {
                long special = special((long) EIGHT_BYTES.get(text, at));
                if (special != 0) {
                    at += Long.numberOfTrailingZeros(special) >>> 3;
                    break;
                }
                at += Long.BYTES;
            }
            int b = byteAt(text, at);
            if (b == '"') {
                return at + 1;
            }
            at = endOfCharacter(b, text, at);
        }
    }

    /**
     * Returns zero if the bytes are but plain ASCII. Otherwise the lowest bit set is in the first one that is a quote, a
     * backslash, a control character or outside of ASCII. What is above that bit means nothing, since a subtraction borrows
     * from the next byte.
     */
    private static long special(long bytes) {
        long quoteOrControl = (bytes ^ QUOTE_TO_SPACE) - BEHIND_SPACE;
        long backslash = (bytes ^ BACKSLASHES) - EACH_BYTE;
        return (quoteOrControl | backslash | bytes) & HIGH_BITS;
    }

    private static int endOfCharacter(int first, byte[] text, int at) {
        if (first < 0) {
            return Utf8.endOfCharacters(text, at);
        }
        if (first == '\\') {
            return endOfEscape(text, at + 1);
        }
        if (first < ' ') {
            throw new MalformedJson();
        }
        return at + 1;
    }

    private static int endOfEscape(byte[] text, int at) {
        return switch (byteAt(text, at)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> endOfHexDigits(text, at + 1);
            default -> throw new MalformedJson();
        };
    }

    private static int endOfHexDigits(byte[] text, int from) {
        int end = from + 4;
        for (int at = from; at < end; at++) {
            if (!HexFormat.isHexDigit(byteAt(text, at))) {
                throw new MalformedJson();
            }
        }
        return end;
    }

    private static int endOfLiteral(String literal, byte[] text, int from) {
        int at = from;
        for (int i = 0; i < literal.length(); i++) {
            at = behind(literal.charAt(i), text, at);
        }
        return at;
    }

    private static int endOfNumber(byte[] text, int from) {
        int at = byteAt(text, from) == '-' ? from + 1 : from;
        // no digit follows a leading zero
        at = byteAt(text, at) == '0' ? at + 1 : endOfDigits(text, at);
        if (at < text.length && text[at] == '.') {
            at = endOfDigits(text, at + 1);
        }
        if (at < text.length && (text[at] == 'e' || text[at] == 'E')) {
            at++;
            int sign = byteAt(text, at);
            at = endOfDigits(text, sign == '+' || sign == '-' ? at + 1 : at);
        }
        return at;
    }

    private static int endOfDigits(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw new MalformedJson();
        }
        return at;
    }
}
