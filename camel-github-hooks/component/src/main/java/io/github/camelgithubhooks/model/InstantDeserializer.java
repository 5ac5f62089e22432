// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads GitHub's times, which some servers write with an offset, without a Jackson module that a user must register. */
final class InstantDeserializer extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    private static final Pattern UTC = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):\\d\\d:\\d\\dZ");

    InstantDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken().isStructStart()) {
            return (Instant) context.handleUnexpectedToken(Instant.class, json);
        }
        String text = json.getValueAsString();
        try {
            return inUtc(text).orElseGet(() -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | NullPointerException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an ISO-8601 time");
        }
    }

    /**
     * Returns a time in GitHub's usual form; empty for all others. A list has several in each item, and Java's formatter
     * takes longer for them than all else.
     */
    private static Optional<Instant> inUtc(String text) {
        if (!UTC.matcher(text).matches()) {
            return Optional.empty();
        }
        LocalDateTime time = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19));
        return Optional.of(time.toInstant(ZoneOffset.UTC));
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }
}
