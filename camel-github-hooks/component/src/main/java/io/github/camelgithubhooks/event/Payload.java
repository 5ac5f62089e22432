// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Optional;

/**
 * What the payload of an event tells about it. What it doesn't tell, or tells in an odd type, is {@code null}.
 *
 * @param action what happened, such as {@code opened}
 * @param repository the full name of the repository, such as {@code octo/hello}
 * @param sender the login of who caused the event
 * @param installationId the GitHub App installation that the event is for
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
public record Payload(String action, String repository, String sender, Long installationId) {

    /** A name that is longer than this, in bytes, is no name. */
    private static final int LONGEST_NAME = 1000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(1000)
                    .build())
            // names are compared, not kept: interning each of them would cost more than it saves
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // JSON that is exchanged is UTF-8 (RFC 8259)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    /**
     * Reads the whole payload once, without building a tree.
     *
     * @return nothing when the bytes aren't exactly one JSON object of at most 1000 levels
     */
    public static Optional<Payload> read(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Payload payload = root(parser, json);
            return parser.nextToken() == null ? Optional.of(payload) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Payload root(JsonParser parser, byte[] json) throws IOException {
        String action = null;
        String repository = null;
        String sender = null;
        Long installationId = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            switch (name) {
                case "action" -> action = text(parser, parser.nextToken(), json);
                case "repository" -> repository = textIn(parser, "full_name", json);
                case "sender" -> sender = textIn(parser, "login", json);
                case "installation" -> installationId = numberIn(parser, "id");
                default -> {
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        }
        return new Payload(action, repository, sender, installationId);
    }

    private static String textIn(JsonParser parser, String field, byte[] json) throws IOException {
        String found = null;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals(field)) {
                found = text(parser, value, json);
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private static Long numberIn(JsonParser parser, String field) throws IOException {
        Long found = null;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals(field)) {
                found = value == JsonToken.VALUE_NUMBER_INT && isLong(parser) ? parser.getLongValue() : null;
            }
            parser.skipChildren();
        }
        return found;
    }

    private static boolean isLong(JsonParser parser) throws IOException {
        return parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    private static String text(JsonParser parser, JsonToken value, byte[] json) throws IOException {
        if (value == JsonToken.VALUE_STRING
                && endsSoon(json, (int) parser.currentTokenLocation().getByteOffset())) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }

    /** Whether a string is short, found without reading it: the parser would put a text of 25 MB together. */
    private static boolean endsSoon(byte[] json, int openingQuote) {
        int limit = Math.min(json.length, openingQuote + LONGEST_NAME);
        for (int i = openingQuote + 1; i < limit; i++) {
            if (json[i] == '"') {
                return true;
            }
            if (json[i] == '\\') {
                i++;
            }
        }
        return false;
    }
}
