// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.options;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.util.StringHelper;

/** Properties of the Kamelets in the component's jar. Camel ignores those that a Kamelet doesn't use. */
public final class KameletProperties {

    private static final String TEMPLATE = "templateId";

    /** What Camel's kamelet component sets. */
    private static final Set<String> CAMELS = Set.of(
            "templateid",
            "routeid",
            "parentrouteid",
            "parentprocessorid",
            "uuid",
            "location",
            "noerrorhandler",
            "bridgeerrorhandler");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(\\w+)}}");

    private KameletProperties() {}

    /**
     * Checks the properties of the Kamelet whose route is being created, if it is one of the component's.
     *
     * @throws IllegalArgumentException if it doesn't use one of them; the message names it
     */
    public static void requireKnown(CamelContext context) {
        Properties given = context.getPropertiesComponent().getLocalProperties();
        if (given == null || !(given.get(TEMPLATE) instanceof String kamelet) || !kamelet.startsWith("github-hooks-")) {
            return;
        }
        Set<String> known = used(kamelet);
        Set<String> words = known.stream().map(KameletProperties::word).collect(Collectors.toSet());
        for (Object name : new TreeSet<>(given.keySet())) {
            String word = word(name.toString());
            // a name with a dot is a property of one route, which Camel adds without the name of the route, too
            if (!known.isEmpty() && !word.contains(".") && !words.contains(word) && !CAMELS.contains(word)) {
                throw new IllegalArgumentException("The Kamelet " + kamelet + " has no property "
                        + StringHelper.dashToCamelCase(name.toString())
                        + ": correct its name or remove it. If it is a part of a secret with &, put the secret in RAW(...)."
                        + " The properties are " + String.join(", ", known));
            }
        }
    }

    /** Returns the properties that a Kamelet uses; empty if it isn't one of the component's. */
    private static Set<String> used(String kamelet) {
        try (InputStream yaml = KameletProperties.class.getResourceAsStream("/kamelets/" + kamelet + ".kamelet.yaml")) {
            if (yaml == null) {
                return Set.of();
            }
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            String template = text.substring(text.lastIndexOf("\n  template:"));
            return PLACEHOLDER
                    .matcher(template)
                    .results()
                    .map((MatchResult use) -> use.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a name as variables of the environment have it, too. */
    private static String word(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
