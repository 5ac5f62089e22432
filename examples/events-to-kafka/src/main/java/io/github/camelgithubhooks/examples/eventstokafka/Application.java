// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstokafka;

import java.util.Map;
import org.apache.camel.main.Main;

/** The Camel application: the route in {@code camel/events.yaml}, and the GitHub whose events it hands over. */
final class Application {

    static final String HOOK_ID = "camel.component.github-hooks.hook-id";
    static final String HOOK_URL = "camel.component.github-hooks.hook-url";

    private Application() {}

    /** One that isn't started. The settings win over those in {@code application.properties}. */
    static Main on(String apiUrl, String token, String repository, Map<String, String> settings) {
        int slash = repository.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("GITHUB_REPOSITORY must be owner/name, was " + repository);
        }
        Main camel = new Main();
        camel.addOverrideProperty("camel.component.github-hooks.api-url", apiUrl);
        camel.addOverrideProperty("camel.component.github-hooks.oauth-token", token);
        camel.addOverrideProperty("camel.component.github-hooks.repo-owner", repository.substring(0, slash));
        camel.addOverrideProperty("camel.component.github-hooks.repo-name", repository.substring(slash + 1));
        settings.forEach(camel::addOverrideProperty);
        return camel;
    }

    /** What went wrong in the first place: Camel tells where in the route it happened around it. */
    static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
