// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;

/**
 * Reads a number or a boolean. An object or array in its place counts as missing.
 *
 * @param <T> the type
 */
final class LenientScalar<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient JsonDeserializer<T> standard;

    private LenientScalar(Class<?> type, JsonDeserializer<T> standard) {
        super(type);
        this.standard = standard;
    }

    /** Returns a module for all scalar types of the records. */
    static SimpleModule module() {
        SimpleModule module = new SimpleModule("lenient scalars");
        module.setDeserializers(new Scalars());
        return module;
    }

    private static final class Scalars extends SimpleDeserializers {

        private static final long serialVersionUID = 1L;

        private static final Set<Class<?>> TYPES = Set.of(
                Long.class, long.class, Integer.class, int.class, Boolean.class, boolean.class, BigDecimal.class);

        @Override
        public JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            Class<?> raw = type.getRawClass();
            return TYPES.contains(raw) ? new LenientScalar<>(raw, NumberDeserializers.find(raw, raw.getName())) : null;
        }
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
