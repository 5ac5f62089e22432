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

    /** Value of each byte as a hex digit, -1 if it is none. */
    private static final int[] DIGITS = new int[256];

    static {
        for (int b = 0; b < DIGITS.length; b++) {
            DIGITS[b] = Character.digit(b, 16);
        }
    }

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
            int equals = start;
            while (equals < form.length && form[equals] != '=' && form[equals] != '&') {
                equals++;
            }
            int end = equals;
            int escapes = 0;
            while (end < form.length && form[end] != '&') {
                escapes += form[end] == '%' ? 1 : 0;
                end++;
            }
            if (isPayload(form, start, equals)) {
                if (payload != null || equals == end) {
                    throw new RefusedException(Answer.PAYLOAD_MALFORMED);
                }
                int length = end - equals - 1 - 2 * escapes;
                if (length > limit) {
                    throw new RefusedException(Answer.TOO_LARGE);
                }
                reservation.add(Math.max(0, length));
                payload = decode(form, equals + 1, end, length);
            }
            start = end + 1;
        }
        if (payload == null) {
            throw new RefusedException(Answer.FORM_WITHOUT_PAYLOAD);
        }
        return payload;
    }

    private static boolean isPayload(byte[] form, int from, int to) throws RefusedException {
        if (Arrays.equals(form, from, to, NAME, 0, NAME.length)) {
            return true;
        }
        int escapes = 0;
        for (int i = from; i < to; i++) {
            escapes += form[i] == '%' ? 1 : 0;
        }
        return escapes > 0 && Arrays.equals(decode(form, from, to, to - from - 2 * escapes), NAME);
    }

    /** Decodes these bytes. With as many escapes as the length says, it is the right one unless one of them is broken. */
    private static byte[] decode(byte[] form, int from, int to, int length) throws RefusedException {
        if (length < 0) {
            throw new RefusedException(Answer.PAYLOAD_MALFORMED);
        }
        byte[] decoded = new byte[length];
        int at = from;
        for (int i = 0; i < length; i++) {
            byte b = form[at];
            if (b == '%') {
                int value = at + 2 < to ? DIGITS[form[at + 1] & 0xff] << 4 | DIGITS[form[at + 2] & 0xff] : -1;
                if (value < 0) {
                    throw new RefusedException(Answer.PAYLOAD_MALFORMED);
                }
                decoded[i] = (byte) value;
                at += 3;
            } else {
                decoded[i] = b == '+' ? (byte) ' ' : b;
                at++;
            }
        }
        if (at != to) {
            throw new RefusedException(Answer.PAYLOAD_MALFORMED);
        }
        return decoded;
    }
}
