// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgithubhooks.internal.json.JsonLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Does with Jackson what {@link PayloadFields} does without: the reference that it is compared with. Jackson lets forms of
 * UTF-8 pass that RFC 3629 forbids, so the bytes are decoded first.
 */
final class JacksonFields {

    /** A text that is longer than this, in bytes, is no name, time or address. */
    private static final int LONGEST_TEXT = 1000;

    private static final JsonFactory JSON = JsonLimits.payload().build();

    /** What is wanted below an object, or a value that is wanted when nothing is below it. */
    private record Node(String path, Map<String, Node> below) {}

    private final Node root = new Node("", new HashMap<>());

    /** Those at these paths, such as {@code repository.full_name}. No path may begin with another one and a dot. */
    JacksonFields(Collection<String> paths) {
        for (String path : paths) {
            Node node = root;
            for (String name : path.split("\\.", -1)) {
                String reached = node.path().isEmpty() ? name : node.path() + "." + name;
                node = node.below().computeIfAbsent(name, key -> new Node(reached, new HashMap<>()));
            }
        }
    }

    /**
     * Reads the whole payload once.
     *
     * @return by path a String or Long for each that is there as one; nothing when the bytes aren't exactly one JSON object
     *     of at most 1000 levels
     */
    Optional<Map<String, Object>> read(byte[] json) {
        return isUtf8(json) ? parse(json) : Optional.empty();
    }

    private static boolean isUtf8(byte[] json) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    Optional<Map<String, Object>> parse(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, Object> found = new HashMap<>();
            readObject(parser, json, root, found);
            return parser.nextToken() == null ? Optional.of(found) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void readObject(JsonParser parser, byte[] json, Node node, Map<String, Object> found)
            throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Node child = node.below().get(name);
            JsonToken value = parser.nextToken();
            if (child == null) {
                parser.skipChildren();
            } else if (child.below().isEmpty()) {
                keep(found, child.path(), scalar(parser, value, json));
                parser.skipChildren();
            } else {
                forget(found, child);
                if (value == JsonToken.START_OBJECT) {
                    readObject(parser, json, child, found);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private static void keep(Map<String, Object> found, String path, Object value) {
        if (value == null) {
            found.remove(path);
        } else {
            found.put(path, value);
        }
    }

    private static void forget(Map<String, Object> found, Node node) {
        found.remove(node.path());
        node.below().values().forEach(child -> forget(found, child));
    }

    private static Object scalar(JsonParser parser, JsonToken value, byte[] json) throws IOException {
        return switch (value) {
            case VALUE_STRING ->
                endsSoon(json, (int) parser.currentTokenLocation().getByteOffset()) ? parser.getText() : null;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? null : (Object) parser.getLongValue();
            default -> null;
        };
    }

    /** Whether a text is short, found without reading it: the parser would put one of 25 MB together. */
    private static boolean endsSoon(byte[] json, int openingQuote) {
        int limit = Math.min(json.length, openingQuote + LONGEST_TEXT);
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
