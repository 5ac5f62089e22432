// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.shared;

import java.util.Map;
import org.apache.camel.main.Main;

/** The repository of the real GitHub that the environment names, and the settings of an application that runs on it. */
public final class RealGitHub {

    private final Map<String, String> environment;
    private final String repository;
    private final Map<String, String> settings;

    RealGitHub(Map<String, String> environment, Map<String, String> given) {
        this.environment = environment;
        repository = variable("GITHUB_REPOSITORY");
        settings = Settings.of(
                environment.getOrDefault("GITHUB_API_URL", "https://api.github.com"),
                variable("GITHUB_TOKEN"),
                repository);
        settings.putAll(given);
    }

    static boolean isNamedBy(Map<String, String> environment) {
        return !environment.getOrDefault("GITHUB_TOKEN", "").isBlank()
                && !environment.getOrDefault("GITHUB_REPOSITORY", "").isBlank();
    }

    /** Requires that {@code HOOK_ID} or {@code HOOK_URL} names the hook to run on. */
    public RealGitHub withHook() {
        String id = variable("HOOK_ID");
        String url = variable("HOOK_URL");
        if (id.isBlank() && url.isBlank()) {
            throw new IllegalArgumentException(
                    "HOOK_ID or HOOK_URL must name a hook of the repository: mvn -q -Pquickstart lists them");
        }
        return id.isBlank() ? with(Settings.OPTION + "hook-url", url) : with(Settings.OPTION + "hook-id", id);
    }

    /** Requires that {@code WEBHOOK_SECRET} is the secret of the hook, which becomes this setting. */
    public RealGitHub withSecret(String setting) {
        String secret = variable("WEBHOOK_SECRET");
        if (secret.isBlank()) {
            throw new IllegalArgumentException("WEBHOOK_SECRET must be the secret of the hook");
        }
        return with(setting, secret);
    }

    /** Adds a setting. */
    public RealGitHub with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Returns the repository's full name, {@code owner/name}. */
    public String repository() {
        return repository;
    }

    /** Returns the properties of the application. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /**
     * Runs the Camel application until Ctrl+C.
     *
     * @param what what it does, as in 'Reading the events'
     * @return the exit code
     */
    public int run(String what) throws Exception {
        announce(what);
        Main camel = CamelApplication.of(settings);
        camel.run();
        return camel.getExitCode();
    }

    /** Prints what the application does now. */
    public void announce(String what) {
        System.out.println(what + " of " + repository + ". Ctrl+C ends it.");
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
