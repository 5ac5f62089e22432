// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Sets the options of the component from {@code camel.component.github-hooks.*}. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", ComponentOption.PREFIX})
public class GitHubHooksAutoConfiguration {

    @Bean
    @Lazy
    ComponentCustomizer configureGitHubHooksComponent(CamelContext context, Environment environment) {
        return new GitHubHooksCustomizer(context, environment);
    }
}
