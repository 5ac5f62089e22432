// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the fields of GitHub's JSON objects have in common. */
final class Fields {

    private Fields() {}

    /** Returns the list without what is null, which GitHub never means. */
    static <T> List<T> withoutNulls(List<T> list) {
        return list.stream().filter(Objects::nonNull).toList();
    }

    /** Returns the fields that no component names. Their values may be null. */
    static Map<String, Object> kept(Map<String, Object> other) {
        return other == null || other.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
    }
}
