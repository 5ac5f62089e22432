// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.selfhealing;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.main.Main;

/**
 * Has GitHub deliver again what a listener missed. The listener may be any application, in any language.
 *
 * <p>GitHub is simulated, unless {@code GITHUB_TOKEN} and {@code GITHUB_REPOSITORY} name a real repository, and
 * {@code HOOK_ID} or {@code HOOK_URL} a hook of it: then that hook is healed until Ctrl+C. The token needs the permission
 * Webhooks: write.
 */
public final class SelfHealing {

    private SelfHealing() {}

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
            out.println("Having GitHub deliver again what never arrived of " + repository + ". Ctrl+C ends it.");
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
            throw new IllegalArgumentException(
                    "HOOK_ID or HOOK_URL must name a hook of the repository: mvn -q -Pquickstart lists them");
        }
        return id.isBlank() ? Map.of(Application.HOOK_URL, url) : Map.of(Application.HOOK_ID, id);
    }
}
