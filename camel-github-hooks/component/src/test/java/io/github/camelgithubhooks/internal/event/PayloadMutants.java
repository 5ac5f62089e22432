// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Payloads with one to three errors, or none: bytes that are changed, cut out, put in or repeated. */
final class PayloadMutants {

    /** What JSON gives a meaning to, or refuses. */
    private static final List<byte[]> PIECES = Stream.concat(
                    Stream.of(
                                    "{ } [ ] : , \" \\ 0 - 1 . e + 1.5 1e5 E-3 -0 00 true false null nul NaN // ' # {} [[[ ]]]"
                                            .split(" "),
                                    new String[] {" ", "\n", "\t", "\r", "\f", "\u0000", "\u001f", "\u007f", "\ufeff"},
                                    "\\n \\/ \\x \\u0069 \\u00 \\ud800 \\ud83d\\ude00 \u00e9 \u65e5 \ud83c\udf89 \u2028"
                                            .split(" "),
                                    "9223372036854775807 9223372036854775808 -9223372036854775808".split(" "),
                                    "\"action\":\"x\", \"act\\u0069on\":1, \"sender\":{\"login\":\"y\"}, {\"id\":7}"
                                            .split(" "))
                            .flatMap(Arrays::stream)
                            .map(piece -> piece.getBytes(UTF_8)),
                    Stream.of(
                                    "\u00c0\u0080 \u00c2 \u00e0\u0080\u0080 \u00e0\u00a0\u0080 \u00ed\u00a0\u0080 \u00ef\u00bf",
                                    "\u00f0\u008f\u00bf\u00bf \u00f0\u0090\u0080\u0080 \u00f4\u008f\u00bf\u00bf",
                                    "\u00f4\u0090\u0080\u0080 \u00f8\u0088\u0080\u0080\u0080 \u00ff \u0080 \u00bf")
                            .flatMap(pieces -> Stream.of(pieces.split(" ")))
                            .map(piece -> piece.getBytes(ISO_8859_1)))
            .toList();

    private final Random random;

    PayloadMutants(Random random) {
        this.random = random;
    }

    byte[] of(byte[] payload) {
        byte[] mutant = payload;
        for (int errors = random.nextInt(4); errors > 0; errors--) {
            mutant = withError(mutant);
        }
        return mutant;
    }

    private byte[] withError(byte[] payload) {
        int at = random.nextInt(payload.length + 1);
        int rest = payload.length - at;
        byte[] piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(6)) {
            case 0 -> replace(payload, at, 0, piece);
            case 1 -> replace(payload, at, Math.min(piece.length, rest), piece);
            case 2 -> replace(payload, at, Math.min(1 + random.nextInt(4), rest), new byte[0]);
            case 3 -> replace(payload, at, Math.min(1, rest), new byte[] {(byte) random.nextInt(256)});
            case 4 -> replace(payload, at, 0, Arrays.copyOfRange(payload, at, at + Math.min(random.nextInt(40), rest)));
            default -> Arrays.copyOf(payload, at);
        };
    }

    private static byte[] replace(byte[] payload, int at, int length, byte[] piece) {
        byte[] replaced = new byte[payload.length - length + piece.length];
        System.arraycopy(payload, 0, replaced, 0, at);
        System.arraycopy(piece, 0, replaced, at, piece.length);
        System.arraycopy(payload, at + length, replaced, at + piece.length, payload.length - at - length);
        return replaced;
    }
}
