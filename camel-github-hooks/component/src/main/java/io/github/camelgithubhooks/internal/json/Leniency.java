// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;

/**
 * Treats a field of an unexpected type as missing. GitHub adds and changes fields, and one such field must not cost the
 * others. The whole answer still has to be of the expected type.
 */
final class Leniency extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser json, JsonDeserializer<?> deserializer, Object bean, String name)
            throws IOException {
        json.skipChildren();
        return true;
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser json, String why)
            throws IOException {
        if (json.getParsingContext().inRoot() || (token.isStructStart() && isOuter(json))) {
            return NOT_HANDLED;
        }
        json.skipChildren();
        return missing(type.getRawClass());
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            ValueInstantiator instantiator,
            JsonParser json,
            String why) {
        return json.getParsingContext().inRoot() ? NOT_HANDLED : missing(type);
    }

    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String why) {
        return missing(type);
    }

    @Override
    public Object handleWeirdNumberValue(DeserializationContext context, Class<?> type, Number value, String why) {
        return missing(type);
    }

    /** Returns whether the parser is at the outermost object or array, which has already begun. */
    private static boolean isOuter(JsonParser json) {
        return json.getParsingContext().getParent() != null
                && json.getParsingContext().getParent().inRoot();
    }

    private static Object missing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == long.class) {
            return 0L;
        }
        return type.isPrimitive() ? 0 : null;
    }
}
