// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import io.github.camelgithubhooks.spi.InboundRequest.Chunk;
import java.util.Arrays;

/**
 * Bytes of a body as they come in. Memory is taken for the bytes that have come, never for the length that a head promises:
 * beyond the first KB at most four times as much. Used by one thread at a time.
 */
final class BodyBytes {

    private static final int STEP = 4;
    private static final int FIRST = 256;

    private final long declared;
    private final int limit;
    private final Reservation reservation;
    private byte[] bytes = new byte[0];
    private int length;

    /**
     * Creates an empty body.
     *
     * @param declared the length in bytes according to the head, -1 if unknown
     * @param limit the most bytes that the body may have
     * @param reservation reserves the memory
     */
    BodyBytes(long declared, int limit, Reservation reservation) {
        this.declared = declared;
        this.limit = limit;
        this.reservation = reservation;
    }

    /** Adds bytes. Refuses more than the limit, the declared length or the memory budget. */
    void append(int count, Chunk chunk) throws RefusedException {
        if (count > most() - length) {
            throw new RefusedException(Answer.TOO_LARGE);
        }
        if (count > bytes.length - length) {
            growTo(capacityFor(length + count));
        }
        chunk.copyTo(bytes, length);
        length += count;
    }

    int length() {
        return length;
    }

    /** Returns the body. Exactly its length stays reserved. */
    byte[] toByteArray() throws RefusedException {
        if (length < bytes.length) {
            // both exist while one is copied
            reservation.add(length);
            bytes = Arrays.copyOf(bytes, length);
            reservation.shrinkTo(length);
        }
        return bytes;
    }

    private int most() {
        return declared >= 0 ? (int) Math.min(declared, limit) : limit;
    }

    private void growTo(int capacity) throws RefusedException {
        // the smaller one is gone in a moment: two of the largest bodies fit into a heap of 256 MB
        reservation.add(capacity - bytes.length);
        bytes = Arrays.copyOf(bytes, capacity);
    }

    /** Returns the next capacity: stepped down from the declared length, so that the last step is exact, or up from a small one. */
    private int capacityFor(int needed) {
        int capacity;
        if (declared >= 0) {
            capacity = most();
            while (capacity / STEP >= Math.max(needed, FIRST)) {
                capacity = capacity / STEP + 1;
            }
        } else {
            capacity = FIRST;
            while (capacity < needed) {
                capacity = (int) Math.min((long) capacity * STEP, limit);
            }
        }
        return Math.min(capacity, most());
    }
}
