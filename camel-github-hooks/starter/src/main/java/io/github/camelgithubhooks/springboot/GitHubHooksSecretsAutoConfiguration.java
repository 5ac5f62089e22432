// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Masks the component's secrets in the actuator, even where it is set to show values. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class GitHubHooksSecretsAutoConfiguration {

    private static final String HTTP = uniform(ComponentOption.PREFIX + ".http-options");
    private static final Pattern HTTP_SECRET = Pattern.compile("(password|username|token|secret|clientid)$");
    private static final String KAMELETS = uniform("camel.kamelet.github-hooks");
    private static final Pattern KAMELET_SECRET = Pattern.compile("(secret|token)$");

    @Bean
    SanitizingFunction maskGitHubHooksSecrets() {
        Set<String> secrets = ComponentOption.all().stream()
                .filter(ComponentOption::secret)
                .map(option -> uniform(option.property()))
                .collect(Collectors.toSet());
        return data -> isSecret(uniform(data.getKey()), secrets) ? data.withSanitizedValue() : data;
    }

    /** Returns whether a property is a secret option of the component, of the http component behind it, or of a Kamelet. */
    private static boolean isSecret(String property, Set<String> secrets) {
        return secrets.contains(property)
                || (property.startsWith(HTTP) && HTTP_SECRET.matcher(property).find())
                || (property.startsWith(KAMELETS)
                        && KAMELET_SECRET.matcher(property).find());
    }

    /** Returns the same text for all spellings of a property, including that of environment variables. */
    private static String uniform(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
