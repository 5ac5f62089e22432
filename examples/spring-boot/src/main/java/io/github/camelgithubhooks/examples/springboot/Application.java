// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.springboot;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The Spring Boot application: the route in {@code camel/events.yaml}, a bean it ends in, and one that manages the hook. */
@SpringBootApplication
class Application {

    static final String OPTION = "camel.component.github-hooks.";

    /** Starts it. The settings win over those in {@code application.properties}. */
    static ConfigurableApplicationContext start(
            String apiUrl, String token, String repository, Map<String, String> settings) {
        int slash = repository.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("GITHUB_REPOSITORY must be owner/name, was " + repository);
        }
        Map<String, Object> all = new HashMap<>(settings);
        all.put(OPTION + "api-url", apiUrl);
        all.put(OPTION + "oauth-token", token);
        all.put(OPTION + "repo-owner", repository.substring(0, slash));
        all.put(OPTION + "repo-name", repository.substring(slash + 1));
        return new SpringApplicationBuilder(Application.class)
                .initializers(spring ->
                        spring.getEnvironment().getPropertySources().addFirst(new MapPropertySource("example", all)))
                .run();
    }
}
