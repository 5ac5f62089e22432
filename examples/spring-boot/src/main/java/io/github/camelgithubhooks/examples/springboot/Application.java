// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.springboot;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The Spring Boot application: the route in {@code camel/events.yaml}, {@link Journal} and {@link Hooks}. */
@SpringBootApplication
class Application {

    /** Starts it. The settings win over those in {@code application.properties}. */
    static ConfigurableApplicationContext start(Map<String, String> settings) {
        return new SpringApplicationBuilder(Application.class)
                .initializers(spring -> spring.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("example", Map.copyOf(settings))))
                .run();
    }
}
