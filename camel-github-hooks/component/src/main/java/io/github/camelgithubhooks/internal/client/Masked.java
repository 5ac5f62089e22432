// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.model.HookConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/** Request bodies as they may be shown. */
final class Masked {

    private Masked() {}

    /** A copy in which each {@code secret}, at any depth of objects, is masked. */
    static Map<String, Object> secrets(Map<String, Object> body) {
        if (body == null) {
            return null;
        }
        Map<String, Object> masked = new LinkedHashMap<>();
        body.forEach((name, value) -> masked.put(name, masked(name, value)));
        return masked;
    }

    private static Object masked(String name, Object value) {
        if (name.equals("secret")) {
            return HookConfig.MASK;
        }
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> copy = new LinkedHashMap<>();
            object.forEach((key, inner) -> copy.put(String.valueOf(key), masked(String.valueOf(key), inner)));
            return copy;
        }
        return value;
    }
}
