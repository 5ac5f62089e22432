// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Single texts and whole numbers of a payload. They are found in one pass, without a tree; when a name is repeated, the
 * last one counts.
 */
public final class PayloadFields {

    private final WantedField root = new WantedField(null, "", "");

    /** Those at these paths, such as {@code repository.full_name}. No path may begin with another one and a dot. */
    public PayloadFields(Collection<String> paths) {
        for (String path : paths) {
            WantedField field = root;
            for (String name : path.split("\\.", -1)) {
                field = field.member(name);
            }
        }
    }

    /**
     * Reads the whole payload once.
     *
     * @return by path a String or Long for each that is there as one; nothing when the bytes aren't exactly one JSON object
     *     in UTF-8, of at most 1000 levels
     */
    public Optional<Map<String, Object>> read(byte[] json) {
        try {
            return new PayloadReading(json).read(root);
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }
}
