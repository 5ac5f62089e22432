// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** GitHub's JSON as records and maps, and back. Numbers keep their digits. */
public final class GitHubJson {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // a payload of 25 MB may be one string
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GitHubJson() {}

    /**
     * The record that the bytes hold.
     *
     * @throws IOException when they aren't JSON of this type
     */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /**
     * The records of the JSON array that the bytes hold.
     *
     * @throws IOException when they aren't a JSON array of this type
     */
    public static <T> List<T> readList(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readerForListOf(type).readValue(json);
    }

    /**
     * The fields of the JSON object that the bytes hold.
     *
     * @throws IOException when they aren't a JSON object
     */
    public static Map<String, Object> readMap(byte[] json) throws IOException {
        return MAPPER.readValue(json, MAP);
    }

    static JsonParser parser(byte[] json) throws IOException {
        return MAPPER.createParser(json);
    }

    /** Reads the value that the parser is at, and nothing behind it. */
    static JsonNode tree(JsonParser json) throws IOException {
        return MAPPER.reader()
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(json);
    }

    /** The fields that the object has as JSON. */
    public static Map<String, Object> toMap(Object object) {
        return MAPPER.convertValue(object, MAP);
    }

    /**
     * The object as JSON in UTF-8.
     *
     * @throws IllegalArgumentException when it holds something that can't be JSON
     */
    public static byte[] write(Object object) {
        try {
            return MAPPER.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
