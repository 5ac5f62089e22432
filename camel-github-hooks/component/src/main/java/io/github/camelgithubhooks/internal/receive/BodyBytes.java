// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import io.github.camelgithubhooks.spi.InboundRequest.Chunk;
import java.util.Arrays;

/**
 * The bytes of a body as they come in. Memory is taken for what has come, never for what a head promises: beyond the first
 * KB at most four times as much. Used by one thread at a time.
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
     * An empty body.
     *
     * @param declared its length as the head says, -1 when it doesn't
     * @param limit how many bytes it may have
     * @param reservation what its memory is reserved with
     */
    BodyBytes(long declared, int limit, Reservation reservation) {
        this.declared = declared;
        this.limit = limit;
        this.reservation = reservation;
    }

    /** Adds some bytes. Refuses more than the limit or the declared length, and more than there is memory for. */
    void append(int count, Chunk chunk) throws RefusedException {
        if (count > most() - length) {
            throw new RefusedException(Answer.TOO_LARGE);
        }
        if (count > bytes.length - length) {
            move(capacityFor(length + count));
        }
        chunk.copyTo(bytes, length);
        length += count;
    }

    int length() {
        return length;
    }

    /** Returns the body, for exactly whose length memory stays reserved. */
    byte[] toByteArray() throws RefusedException {
        if (length < bytes.length) {
            move(length);
        }
        return bytes;
    }

    private int most() {
        return declared >= 0 ? (int) Math.min(declared, limit) : limit;
    }

    private void move(int capacity) throws RefusedException {
        // both are there while one is copied
        reservation.add(capacity);
        byte[] moved = Arrays.copyOf(bytes, capacity);
        reservation.shrinkTo(capacity);
        bytes = moved;
    }

    /** Steps down from the declared length, so that the last step is exact; up from a small one when there is none. */
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
