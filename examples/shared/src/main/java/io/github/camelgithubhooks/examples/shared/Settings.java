// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.shared;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.HashMap;
import java.util.Map;

/** The component's options that say which GitHub, repository and hook an example runs on, as properties of Camel. */
public final class Settings {

    /** The prefix of the component's options, both for camel-main and for Spring Boot. */
    public static final String OPTION = "camel.component.github-hooks.";

    private Settings() {}

    /**
     * Returns the settings for a repository.
     *
     * @param repository {@code owner/name}
     */
    static Map<String, String> of(String apiUrl, String token, String repository) {
        int slash = repository.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("GITHUB_REPOSITORY must be owner/name, was " + repository);
        }
        return new HashMap<>(Map.of(
                OPTION + "api-url",
                apiUrl,
                OPTION + "oauth-token",
                token,
                OPTION + "repo-owner",
                repository.substring(0, slash),
                OPTION + "repo-name",
                repository.substring(slash + 1)));
    }

    /** Returns the settings for a hook of a simulated repository, {@code owner/name}. */
    public static Map<String, String> of(GitHubSimulator github, String repository, SimulatedHook hook) {
        Map<String, String> settings = of(github.apiUrl(), github.token(), repository);
        settings.put(OPTION + "hook-id", String.valueOf(hook.id()));
        return settings;
    }
}
