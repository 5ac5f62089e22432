// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
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

/** GitHub's JSON as records and maps, and back. Numbers keep their digits. */
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
     * The record that the bytes hold.
     *
     * @throws IOException when they aren't JSON of this type
     */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /**
     * Returns the record that an answer of GitHub's holds. Fields of an unexpected type count as missing.
     *
     * @throws IOException when the answer isn't a JSON object
     */
    public static <T> T readAnswer(byte[] json, Class<T> type) throws IOException {
        return ANSWERS.readValue(json, type);
    }

    /**
     * Returns the records of the JSON array that an answer of GitHub's holds, but for those that can't be read; null for null.
     *
     * @throws IOException when the answer isn't a JSON array
     */
    public static <T> List<T> readAnswers(byte[] json, Class<T> type) throws IOException {
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
     * The fields of the JSON object that the bytes hold.
     *
     * @throws IOException when they aren't a JSON object
     */
    public static Map<String, Object> readMap(byte[] json) throws IOException {
        return MAPPER.readValue(json, MAP);
    }

    public static JsonParser parser(byte[] json) throws IOException {
        return MAPPER.createParser(json);
    }

    /** Reads the value that the parser is at, and nothing behind it. */
    public static JsonNode tree(JsonParser json) throws IOException {
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
