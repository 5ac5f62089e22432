// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.options;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.support.CamelContextHelper;

/**
 * Adds names of properties whose values Camel masks. Camel compares the last part of a name, and its own list lacks
 * {@code webhookSecret} and some options of the http component.
 *
 * @see <a href="https://camel.apache.org/components/4.18.x/others/main.html">Camel Main: additionalSensitiveKeywords</a>
 */
public final class SensitiveWords {

    /** The options of this component and of {@code http.*} that Camel's list lacks. */
    private static final List<String> OPTIONS = List.of("webhookSecret", "previousWebhookSecret");

    private static final List<String> HTTP_OPTIONS = List.of(
            "proxyAuthPassword",
            "proxyAuthUsername",
            "authPassword",
            "authUsername",
            "authBearerToken",
            "oauth2ClientId",
            "oauth2ClientSecret");

    private SensitiveWords() {}

    /** Masks the options of the component. */
    public static void maskOptions(CamelContext context) {
        // options of a map can also be set as httpOptions[name]
        Stream<String> http = HTTP_OPTIONS.stream().flatMap(name -> Stream.of(name, "httpOptions[" + name + "]"));
        mask(context, Stream.concat(OPTIONS.stream(), http).toList());
    }

    /** Masks the properties, system properties and environment variables with one of these values, whatever their names. */
    static void maskPropertiesWith(CamelContext context, Collection<String> secrets) {
        Set<String> values = secrets.stream()
                .filter(secret -> secret != null && !secret.isEmpty())
                .flatMap(secret -> Stream.of(secret, "RAW(" + secret + ")"))
                .collect(Collectors.toSet());
        if (values.isEmpty()) {
            return;
        }
        Set<String> names = new TreeSet<>();
        names.addAll(withValues(context.getPropertiesComponent().loadProperties(), values));
        names.addAll(withValues(System.getProperties(), values));
        // {{acme.hook}} and {{acme-hook}} are looked up as ACME_HOOK, too
        withValues(System.getenv(), values)
                .forEach(name -> names.addAll(List.of(name, name.replace('_', '.'), name.replace("_", ""))));
        mask(context, names);
    }

    private static List<String> withValues(Map<?, ?> properties, Set<String> values) {
        return properties.entrySet().stream()
                .filter(property -> property.getValue() instanceof String value && values.contains(value))
                .map(property -> property.getKey().toString())
                .toList();
    }

    private static synchronized void mask(CamelContext context, Collection<String> names) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        Set<String> missing = names.stream()
                .filter(name -> !CamelContextHelper.containsSensitive(context, name))
                .map(SensitiveWords::word)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (missing.isEmpty()) {
            return;
        }
        String known = extension.getAdditionalSensitiveKeywords();
        String added = String.join(",", missing);
        extension.setAdditionalSensitiveKeywords(known == null || known.isBlank() ? added : known + "," + added);
    }

    /** Returns the part of a name that Camel compares. */
    private static String word(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replace("-", "").toLowerCase(Locale.ENGLISH);
    }
}
