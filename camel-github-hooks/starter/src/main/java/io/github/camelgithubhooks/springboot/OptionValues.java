// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/** Values of the component's options in Spring's configuration. */
final class OptionValues {

    /** Properties that the starter itself reads, as Camel's starters do. */
    private static final Set<String> STARTERS_OWN = Set.of("enabled", "customizer");

    private final Binder binder;

    OptionValues(Binder binder) {
        this.binder = binder;
    }

    /** Returns the value of an option: a text, which Camel converts, or a map. */
    Optional<Object> of(ComponentOption option) {
        BindResult<String> text = binder.bind(option.property(), Bindable.of(String.class));
        if (text.isBound()) {
            return Optional.of(text.get());
        }
        if (option.isMap()) {
            return Optional.ofNullable(binder.bind(option.property(), Bindable.mapOf(String.class, String.class))
                    .orElse(null));
        }
        // a list in YAML
        return Optional.ofNullable(binder.bind(option.property(), Bindable.listOf(String.class))
                .map(list -> String.join(",", list))
                .orElse(null));
    }

    /**
     * Checks that each property sets an option.
     *
     * @throws IllegalArgumentException if one doesn't; the message names the property and the remedy
     */
    void requireKnown(List<ComponentOption> options) {
        Map<String, ComponentOption> known =
                options.stream().collect(Collectors.toMap(option -> uniform(option.name()), option -> option));
        binder.bind(ComponentOption.PREFIX, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .forEach((name, value) -> requireKnown(name, value, known.get(uniform(name))));
    }

    private static void requireKnown(String name, Object value, ComponentOption option) {
        String property = ComponentOption.PREFIX + "." + name;
        if (option == null && !STARTERS_OWN.contains(uniform(name))) {
            throw new IllegalArgumentException(
                    property + " sets no option of the component: correct its name or remove it."
                            + " The options are listed at https://github.com/camel-github-hooks/camel-github-hooks/blob/main/docs/reference.md");
        }
        if (option != null && !option.isMap() && value instanceof Map<?, ?> nested && !isList(nested)) {
            Object first = nested.keySet().iterator().next();
            throw new IllegalArgumentException(property + "." + first
                    + " sets no option of the component. Those of its configuration are set directly: "
                    + ComponentOption.PREFIX + "." + first);
        }
    }

    private static boolean isList(Map<?, ?> nested) {
        return nested.keySet().stream().allMatch(key -> key.toString().matches("[0-9]+"));
    }

    /** Returns the same text for all of Spring's spellings of a name. */
    private static String uniform(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
