// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads a number or a boolean, and takes an object or an array in its place for one that is missing.
 *
 * @param <T> the type
 */
final class LenientScalar<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient JsonDeserializer<T> standard;

    private LenientScalar(Class<T> type, JsonDeserializer<T> standard) {
        super(type);
        this.standard = standard;
    }

    /** Returns the module of all types that the records have. */
    static SimpleModule module() {
        SimpleModule module = new SimpleModule("lenient scalars");
        add(module, Long.class);
        add(module, long.class);
        add(module, Integer.class);
        add(module, int.class);
        add(module, Boolean.class);
        add(module, boolean.class);
        add(module, BigDecimal.class);
        return module;
    }

    @SuppressWarnings("unchecked")
    private static <T> void add(SimpleModule module, Class<T> type) {
        module.addDeserializer(
                type, new LenientScalar<>(type, (JsonDeserializer<T>) NumberDeserializers.find(type, type.getName())));
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
            return getNullValue(context);
        }
        return standard.deserialize(json, context);
    }

    @Override
    public T getNullValue(DeserializationContext context) {
        try {
            return standard.getNullValue(context);
        } catch (IOException e) {
            throw new IllegalStateException("null is refused for " + handledType(), e);
        }
    }
}
