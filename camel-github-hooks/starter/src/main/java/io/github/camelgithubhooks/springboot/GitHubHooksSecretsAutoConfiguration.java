// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Masks the component's secrets in what the actuator shows, also where it was told to show values. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class GitHubHooksSecretsAutoConfiguration {

    @Bean
    SanitizingFunction maskGitHubHooksSecrets() {
        Set<String> secrets = ComponentOption.all().stream()
                .filter(ComponentOption::secret)
                .map(option -> uniform(option.property()))
                .collect(Collectors.toSet());
        return data -> secrets.contains(uniform(data.getKey())) ? data.withSanitizedValue() : data;
    }

    /** The same for all spellings of a property, that of environment variables too. */
    private static String uniform(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
