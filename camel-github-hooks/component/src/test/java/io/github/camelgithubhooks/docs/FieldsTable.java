// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelgithubhooks.model.Delivery;
import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of the fields of the records that producers return. */
final class FieldsTable {

    private static final List<Class<?>> RECORDS =
            List.of(Hook.class, HookConfig.class, DeliverySummary.class, Delivery.class, Delivery.Content.class);

    private FieldsTable() {}

    static String markdown() {
        return RECORDS.stream()
                .map(type -> "| `%s` | %s |".formatted(name(type), fields(type)))
                .collect(Collectors.joining(
                        "\n", "| record | fields: type, and name in the JSON if it is another |\n|---|---|\n", ""));
    }

    private static String fields(Class<?> type) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                fields.add("`%s`: %s%s"
                        .formatted(
                                component.getName(),
                                component.getGenericType().getTypeName().replaceAll("[a-z]\\w*[.]|\\w+[$]", ""),
                                jsonName(component)));
            }
        }
        return String.join("<br>", fields);
    }

    private static String jsonName(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null
                        || property.value().isEmpty()
                        || property.value().equals(component.getName())
                ? ""
                : ", `" + property.value() + "`";
    }

    private static String name(Class<?> type) {
        return type.isMemberClass()
                ? type.getDeclaringClass().getSimpleName() + "." + type.getSimpleName()
                : type.getSimpleName();
    }
}
