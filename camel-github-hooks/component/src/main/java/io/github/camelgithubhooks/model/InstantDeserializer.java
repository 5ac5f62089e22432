// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads GitHub's times, which some servers write with an offset, without a Jackson module that a user must register. */
final class InstantDeserializer extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

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
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NullPointerException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an ISO-8601 time");
        }
    }
}
