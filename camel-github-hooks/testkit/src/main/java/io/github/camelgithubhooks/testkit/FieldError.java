// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One of the {@code errors} of a 422. Null means: left out. */
record FieldError(String resource, String code, String field, String message) {

    static FieldError custom(String resource, String message) {
        return new FieldError(resource, "custom", null, message);
    }

    static FieldError invalid(String resource, String field) {
        return new FieldError(resource, "invalid", field, null);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("resource", resource).put("code", code);
        if (field != null) {
            json.put("field", field);
        }
        if (message != null) {
            json.put("message", message);
        }
        return json;
    }
}
