// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.GitHubHooksComponent;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Customizer that sets the options when Camel creates the component. */
final class GitHubHooksCustomizer implements ComponentCustomizer {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]+}}");

    private final CamelContext context;
    private final Environment environment;

    GitHubHooksCustomizer(CamelContext context, Environment environment) {
        this.context = context;
        this.environment = environment;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return target instanceof GitHubHooksComponent
                && HierarchicalPropertiesEvaluator.evaluate(
                        environment, "camel.component.customizer", ComponentOption.PREFIX + ".customizer");
    }

    /**
     * Sets the options.
     *
     * @throws IllegalArgumentException if a name or a value is wrong; the message names the property and the remedy
     */
    @Override
    public void configure(String name, Component target) {
        // before that it has no configurer
        ServiceHelper.initService(target);
        OptionValues values = new OptionValues(Binder.get(environment));
        List<ComponentOption> options = ComponentOption.all();
        values.requireKnown(options);
        options.forEach(option -> values.of(option).ifPresent(value -> set(target, option, value)));
    }

    private void set(Component target, ComponentOption option, Object value) {
        PropertyConfigurer configurer = target.getComponentPropertyConfigurer();
        if (option.secret()) {
            // not bound: the component resolves references itself, and takes everything else literally
            configurer.configure(context, target, option.name(), secret(option, value), false);
            return;
        }
        try {
            PropertyBindingSupport.build()
                    .withConfigurer(configurer)
                    .withMandatory(true)
                    .bind(context, target, option.name(), value);
        } catch (PropertyBindingException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    option.property() + " can't be '" + value + "': it must be "
                            + option.type().substring(option.type().lastIndexOf('.') + 1)
                            + ", or #bean:name for a bean of this type",
                    e);
        }
    }

    /** Resolves a value that is one placeholder of Camel, as camel-main does. Any other one is verbatim. */
    private Object secret(ComponentOption option, Object value) {
        if (!PLACEHOLDER.matcher(value.toString()).matches()) {
            return value;
        }
        try {
            return context.resolvePropertyPlaceholders(value.toString());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    option.property()
                            + " is a placeholder that isn't defined: define its property, or write the value itself",
                    e);
        }
    }
}
