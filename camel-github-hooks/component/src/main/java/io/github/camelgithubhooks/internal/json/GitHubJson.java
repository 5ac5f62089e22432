// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts GitHub's JSON to records and maps, and back. Numbers keep all their digits. */
public final class GitHubJson {

    private static final Logger LOG = LoggerFactory.getLogger(GitHubJson.class);

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonLimits.answer().build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper ANSWERS = MAPPER.rebuild()
            .addHandler(new Leniency())
            .addModule(LenientScalar.module())
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private GitHubJson() {}

    /**
     * Returns the record that the bytes hold.
     *
     * @throws IOException when they aren't JSON of this type
     */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /**
     * Returns the record in an answer of GitHub. Fields of an unexpected type count as missing.
     *
     * @throws IOException when the answer isn't a JSON object
     */
    public static <T> T readAnswer(byte[] json, Class<T> type) throws IOException {
        return ANSWERS.readValue(json, type);
    }

    /**
     * Returns the records in an answer of GitHub, without those that can't be read; null when the answer is null.
     *
     * @throws IOException when the answer isn't a JSON array
     */
    public static <T> List<T> readAnswers(byte[] json, Class<T> type) throws IOException {
        try {
            return readAll(json, type);
        } catch (IOException e) {
            // one of them, or the array, can't be read
            return readSingly(json, type);
        }
    }

    /**
     * Reads the records without a tree in between, which takes twice as long.
     *
     * @throws IOException when one of them can't be read
     */
    private static <T> List<T> readAll(byte[] json, Class<T> type) throws IOException {
        ObjectReader reader = ANSWERS.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        List<T> records = new ArrayList<>();
        try (JsonParser parser = ANSWERS.createParser(json)) {
            boolean whole = parser.nextToken() == JsonToken.START_ARRAY;
            while (whole && parser.nextToken() != JsonToken.END_ARRAY) {
                whole = parser.currentToken() == JsonToken.START_OBJECT;
                if (whole) {
                    records.add(reader.readValue(parser));
                }
            }
            if (!whole || parser.nextToken() != null) {
                throw new IOException("not an array of objects");
            }
        }
        return records;
    }

    private static <T> List<T> readSingly(byte[] json, Class<T> type) throws IOException {
        JsonNode tree = ANSWERS.readTree(json);
        if (tree.isNull()) {
            return null;
        }
        if (!tree.isArray()) {
            throw new IOException("not an array");
        }
        ObjectReader reader = ANSWERS.readerFor(type);
        List<T> records = new ArrayList<>(tree.size());
        for (JsonNode item : tree) {
            try {
                if (!item.isObject()) {
                    throw new IOException("not an object");
                }
                records.add(reader.readValue(item));
            } catch (IOException e) {
                LOG.warn(
                        "GitHub listed a {} that can't be read and is left out: {}",
                        type.getSimpleName(),
                        e.getMessage());
            }
        }
        return records;
    }

    /**
     * Returns the fields of the JSON object that the bytes hold.
     *
     * @throws IOException when they aren't a JSON object
     */
    public static Map<String, Object> readMap(byte[] json) throws IOException {
        return MAPPER.readValue(json, MAP);
    }

    public static JsonParser parser(byte[] json) throws IOException {
        return MAPPER.createParser(json);
    }

    /** Reads the value at the parser's position, and nothing behind it. */
    public static JsonNode tree(JsonParser json) throws IOException {
        return MAPPER.reader()
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(json);
    }

    /** Returns the fields of the object's JSON. */
    public static Map<String, Object> toMap(Object object) {
        return MAPPER.convertValue(object, MAP);
    }

    /**
     * Returns the object as JSON in UTF-8.
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
