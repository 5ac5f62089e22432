// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in the dashboard's JSON: ISO-8601 in UTC, with milliseconds. */
final class Times {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    /** Returns a time as text; null if it is null. */
    static String of(Instant time) {
        return time == null ? null : FORMAT.format(time);
    }

    static String of(long millis) {
        return of(Instant.ofEpochMilli(millis));
    }

    /** Returns the time that a parameter has, in milliseconds since 1970; null if there is none. */
    static Long millis(String name, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new Problem(400, name + " must be a time such as 2026-01-31T12:00:00Z");
        }
    }
}
