// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a JSON object that no record component names. Their values may be null. */
final class Fields {

    private Fields() {}

    static Map<String, Object> kept(Map<String, Object> other) {
        return other == null || other.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
    }
}
