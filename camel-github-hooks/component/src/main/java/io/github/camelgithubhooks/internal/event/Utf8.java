// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks characters outside of ASCII. An {@code int} holds the four bytes from one on, the first in its lowest bits.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-4">RFC 3629: syntax of UTF-8 byte sequences</a>
 */
final class Utf8 {

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Utf8() {}

    /**
     * Returns the index behind the characters outside of ASCII that begin at this index; there is at least one.
     *
     * @throws MalformedJson if one of them isn't valid UTF-8
     */
    static int endOfCharacters(byte[] text, int from) {
        int at = from;
        do {
            at += length(fourBytes(text, at));
        } while (at < text.length && text[at] < 0);
        return at;
    }

    private static int fourBytes(byte[] text, int at) {
        return at <= text.length - Integer.BYTES ? (int) FOUR_BYTES.get(text, at) : lastBytes(text, at);
    }

    /** Returns the bytes from this one on, and zeros behind the last. */
    private static int lastBytes(byte[] text, int from) {
        int bytes = 0;
        for (int at = text.length - 1; at >= from; at--) {
            bytes = bytes << Byte.SIZE | (text[at] & 0xff);
        }
        return bytes;
    }

    private static int length(int bytes) {
        // 1110xxxx 10xxxxxx 10xxxxxx
        if ((bytes & 0xc0c0f0) == 0x8080e0) {
            int upper = bytes & 0x200f;
            // less than U+0800 would be a longer form, and U+D800 to U+DFFF are surrogates
            require(upper != 0 && upper != 0x200d);
            return 3;
        }
        // 110xxxxx 10xxxxxx
        if ((bytes & 0xc0e0) == 0x80c0) {
            // less than U+0080 would be a longer form
            require((bytes & 0x1e) != 0);
            return 2;
        }
        // 11110xxx 10xxxxxx 10xxxxxx 10xxxxxx
        require((bytes & 0xc0c0c0f8) == 0x808080f0);
        int plane = (bytes & 0x07) << 2 | (bytes >>> 12 & 0x03);
        // less than U+10000 would be a longer form, and U+10FFFF is the last character
        require(plane >= 1 && plane <= 16);
        return 4;
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new MalformedJson();
        }
    }
}
