// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;

/**
 * Limits of a payload: 1000 levels, and nothing else, since its size is limited before it is parsed. Any payload that
 * {@code receive} accepts can be read from the log, too.
 */
public final class JsonLimits {

    /** The most levels of a payload. */
    public static final int MOST_LEVELS = 1000;

    /** The levels around a payload in GitHub's log: the delivery and its request, and the list in a listing. */
    private static final int LEVELS_AROUND = 3;

    private JsonLimits() {}

    /** Returns a builder of parsers for a payload. */
    public static JsonFactoryBuilder payload() {
        return factory(MOST_LEVELS);
    }

    /** Returns a builder of parsers and writers for an answer of GitHub's API, which may hold a payload. */
    public static JsonFactoryBuilder answer() {
        return factory(MOST_LEVELS + LEVELS_AROUND);
    }

    private static JsonFactoryBuilder factory(int levels) {
        return (JsonFactoryBuilder) JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxNestingDepth(levels)
                        .build())
                .streamWriteConstraints(
                        StreamWriteConstraints.builder().maxNestingDepth(levels).build())
                // interning the names that strangers send would cost more than it saves
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // JSON that is exchanged is UTF-8 (RFC 8259)
                .disable(JsonFactory.Feature.CHARSET_DETECTION);
    }
}
