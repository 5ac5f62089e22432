// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decoder of form deliveries, {@code payload=<url-encoded JSON>}, byte for byte.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks">Creating webhooks</a>
 */
final class FormPayload {

    private static final byte[] NAME = "payload".getBytes(StandardCharsets.US_ASCII);

    private FormPayload() {}

    /** Returns the most bytes of a form around a payload of this size: each byte may be encoded as three. */
    static int limit(int payload) {
        return (int) Math.min(3L * payload + NAME.length + 1, Integer.MAX_VALUE - 8);
    }

    /**
     * Returns the value of the field {@code payload}. Refuses a form that lacks the field, repeats it or is badly encoded, and
     * a payload over the limit.
     *
     * @param reservation reserves memory for the payload
     */
    static byte[] of(byte[] form, int limit, Reservation reservation) throws RefusedException {
        byte[] payload = null;
        int start = 0;
        while (start <= form.length) {
            int end = indexOf(form, '&', start, form.length);
            int equals = indexOf(form, '=', start, end);
            if (Arrays.equals(decode(form, start, equals), NAME)) {
                if (payload != null || equals == end) {
                    throw new RefusedException(Answer.PAYLOAD_MALFORMED);
                }
                int length = decodedLength(form, equals + 1, end);
                if (length > limit) {
                    throw new RefusedException(Answer.TOO_LARGE);
                }
                reservation.add(length);
                payload = decode(form, equals + 1, end);
            }
            start = end + 1;
        }
        if (payload == null) {
            throw new RefusedException(Answer.PAYLOAD_MALFORMED);
        }
        return payload;
    }

    private static int indexOf(byte[] form, char wanted, int from, int to) {
        int i = from;
        while (i < to && form[i] != wanted) {
            i++;
        }
        return i;
    }

    private static int decodedLength(byte[] form, int from, int to) {
        int length = to - from;
        for (int i = from; i < to; i++) {
            length -= form[i] == '%' ? 2 : 0;
        }
        return Math.max(0, length);
    }

    private static byte[] decode(byte[] form, int from, int to) throws RefusedException {
        byte[] decoded = new byte[decodedLength(form, from, to)];
        int at = from;
        for (int i = 0; i < decoded.length; i++) {
            switch (form[at]) {
                case '%' -> {
                    decoded[i] = (byte) (digit(form, at + 1, to) << 4 | digit(form, at + 2, to));
                    at += 3;
                }
                case '+' -> {
                    decoded[i] = ' ';
                    at++;
                }
                default -> decoded[i] = form[at++];
            }
        }
        if (at != to) {
            throw new RefusedException(Answer.PAYLOAD_MALFORMED);
        }
        return decoded;
    }

    private static int digit(byte[] form, int at, int end) throws RefusedException {
        int digit = at < end ? Character.digit(form[at], 16) : -1;
        if (digit < 0) {
            throw new RefusedException(Answer.PAYLOAD_MALFORMED);
        }
        return digit;
    }
}
