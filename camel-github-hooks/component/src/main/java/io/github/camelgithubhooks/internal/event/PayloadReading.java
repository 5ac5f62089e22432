// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.camelgithubhooks.internal.json.JsonLimits;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** One pass through one payload. What is found is read by Java and Jackson, all else is only checked. */
final class PayloadReading {

    /** A text that is longer than this, in bytes with its quotes, is no name, time or address. */
    private static final int LONGEST_TEXT = 1000;

    private static final int LONGEST_NUMBER = Long.toString(Long.MIN_VALUE).length();

    private final byte[] json;
    private final JsonScanner scanner;
    private final Map<String, Object> found = new HashMap<>();

    /** Loaded when it is first needed, since that takes longer than most payloads. */
    private static final class Jackson {
        private static final JsonFactory FACTORY = JsonLimits.payload().build();
    }

    PayloadReading(byte[] json) {
        this.json = json;
        this.scanner = new JsonScanner(json);
    }

    /**
     * Returns the wanted fields by path, or nothing if the payload isn't one object.
     *
     * @throws MalformedJson if it isn't JSON
     */
    Optional<Map<String, Object>> read(WantedField payload) {
        if (!scanner.enterObject()) {
            return Optional.empty();
        }
        WantedField object = payload;
        while (object != null) {
            object = scanner.next() ? readMember(object) : object.object();
        }
        return scanner.isAtEnd() ? Optional.of(found) : Optional.empty();
    }

    /** Reads, enters or skips the member. Returns the object whose member is next. */
    private WantedField readMember(WantedField object) {
        WantedField member = wantedOf(object);
        if (member == null) {
            scanner.skipValue();
            return object;
        }
        forget(member);
        if (!member.isObject()) {
            keep(member.path(), scalar());
            return object;
        }
        if (scanner.enterObject()) {
            return member;
        }
        scanner.skipValue();
        return object;
    }

    /** Forgets what an earlier member with the same name had. */
    private void forget(WantedField field) {
        found.remove(field.path());
        field.members().forEach(this::forget);
    }

    private void keep(String path, Object value) {
        if (value != null) {
            found.put(path, value);
        }
    }

    private WantedField wantedOf(WantedField object) {
        for (WantedField member : object.members()) {
            if (isNamed(member)) {
                return member;
            }
        }
        return null;
    }

    private boolean isNamed(WantedField field) {
        int begin = scanner.nameBegin();
        int end = scanner.nameEnd();
        byte[] quoted = field.quoted();
        byte first = json[begin + 1];
        if (first != quoted[1] && first != '\\') {
            // by far the most
            return false;
        }
        int difference = Arrays.mismatch(json, begin, end, quoted, 0, quoted.length);
        return difference < 0 || (json[begin + difference] == '\\' && isEscaped(quoted, begin, end));
    }

    /** Returns whether this name, a valid one with escapes, is a wanted one. Those have no character with a short escape. */
    private boolean isEscaped(byte[] quoted, int begin, int end) {
        int at = begin;
        for (byte wanted : quoted) {
            int character = json[at];
            at++;
            if (character == '\\') {
                if (json[at] != 'u') {
                    return false;
                }
                character = 0;
                for (int digit = 1; digit <= 4; digit++) {
                    character = character << 4 | HexFormat.fromHexDigit(json[at + digit]);
                }
                at += 5;
            }
            if (character != wanted) {
                return false;
            }
        }
        return at == end;
    }

    /** Skips the value that begins here, and returns it if it is a text or a whole number, else null. */
    private Object scalar() {
        int first = scanner.first();
        int begin = scanner.position();
        scanner.skipValue();
        int end = scanner.position();
        return switch (first) {
            case '"' -> text(begin, end);
            case '{', '[', 't', 'f', 'n' -> null;
            default -> wholeNumber(begin, end);
        };
    }

    private String text(int begin, int end) {
        if (end - begin > LONGEST_TEXT) {
            return null;
        }
        String text = new String(json, begin + 1, end - begin - 2, StandardCharsets.UTF_8);
        return text.indexOf('\\') < 0 ? text : unescaped(begin, end);
    }

    private String unescaped(int begin, int end) {
        try (JsonParser parser = Jackson.FACTORY.createParser(json, begin, end - begin)) {
            return parser.nextTextValue();
        } catch (IOException e) {
            throw new MalformedJson();
        }
    }

    private Long wholeNumber(int begin, int end) {
        if (end - begin > LONGEST_NUMBER) {
            return null;
        }
        for (int at = json[begin] == '-' ? begin + 1 : begin; at < end; at++) {
            if (json[at] < '0' || json[at] > '9') {
                return null;
            }
        }
        BigInteger number = new BigInteger(new String(json, begin, end - begin, StandardCharsets.US_ASCII));
        return number.bitLength() < Long.SIZE ? number.longValue() : null;
    }
}
