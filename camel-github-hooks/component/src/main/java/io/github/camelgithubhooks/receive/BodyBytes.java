// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The bytes of a body as they come in, in one array of the right size when its length is known. */
final class BodyBytes {

    private final int limit;
    private final byte[] exact;
    private final ByteArrayOutputStream growing;
    private int length;

    /** One that is empty; the declared length is -1 when it isn't known. */
    BodyBytes(long declared, int limit) {
        this.limit = limit;
        this.exact = declared >= 0 ? new byte[(int) Math.min(declared, limit)] : null;
        this.growing = declared >= 0 ? null : new ByteArrayOutputStream();
    }

    /** Adds so many bytes, unless they would be more than the limit. */
    boolean append(int count, Chunk chunk) {
        int most = exact != null ? exact.length : limit;
        if (count > most - length) {
            return false;
        }
        if (exact != null) {
            chunk.copyTo(exact, length);
        } else {
            byte[] bytes = new byte[count];
            chunk.copyTo(bytes, 0);
            growing.writeBytes(bytes);
        }
        length += count;
        return true;
    }

    byte[] toByteArray() {
        if (exact == null) {
            return growing.toByteArray();
        }
        return length == exact.length ? exact : Arrays.copyOf(exact, length);
    }

    /** Some bytes, which can be copied. */
    @FunctionalInterface
    interface Chunk {
        void copyTo(byte[] target, int at);
    }
}
