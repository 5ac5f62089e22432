// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.nopublicurl;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.main.Main;

/**
 * A laptop behind a firewall gets every event of a repository: the route reads GitHub's log of a hook's deliveries, and
 * nobody has to reach it.
 *
 * <p>GitHub is simulated, unless {@code GITHUB_TOKEN} and {@code GITHUB_REPOSITORY} name a real repository, and
 * {@code HOOK_ID} or {@code HOOK_URL} a hook of it: then its events are read until Ctrl+C. The hook's address must be a host
 * of your own, since GitHub sends every event there; nothing needs to answer.
 */
public final class NoPublicUrl {

    private NoPublicUrl() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.getenv(), Map.of()));
    }

    /** Runs the story, or the application; returns 0 when all went well, else 1. */
    static int run(PrintStream out, Map<String, String> environment, Map<String, String> properties) {
        String token = environment.getOrDefault("GITHUB_TOKEN", "");
        String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
        try {
            if (token.isBlank() || repository.isBlank()) {
                try (SimulatedStory story = new SimulatedStory(out, properties)) {
                    story.tell();
                }
                return 0;
            }
            String apiUrl = environment.getOrDefault("GITHUB_API_URL", "https://api.github.com");
            Map<String, String> settings = new HashMap<>(properties);
            settings.putAll(hook(environment));
            out.println("Reading the events of " + repository + " from GitHub's log. Ctrl+C ends it.");
            Main camel = Application.on(apiUrl, token, repository, settings);
            camel.run();
            return camel.getExitCode();
        } catch (Exception e) {
            out.println();
            out.println("FAILED: " + Application.reason(e));
            return 1;
        }
    }

    private static Map<String, String> hook(Map<String, String> environment) {
        String id = environment.getOrDefault("HOOK_ID", "");
        String url = environment.getOrDefault("HOOK_URL", "");
        if (id.isBlank() && url.isBlank()) {
            throw new IllegalArgumentException("HOOK_ID or HOOK_URL must name a hook of the repository:"
                    + " mvn -q -Pquickstart lists them. A new one should deliver to a host of your own, where nothing"
                    + " needs to answer");
        }
        return id.isBlank() ? Map.of(Application.HOOK_URL, url) : Map.of(Application.HOOK_ID, id);
    }
}
