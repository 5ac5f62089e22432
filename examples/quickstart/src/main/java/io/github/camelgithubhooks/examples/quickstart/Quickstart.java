// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.quickstart;

import java.io.PrintStream;
import java.util.Map;

/**
 * The main job in one minute: a hook is made, its signed events reach a route, a forged one doesn't.
 *
 * <p>GitHub is simulated, unless {@code GITHUB_TOKEN} and {@code GITHUB_REPOSITORY} name a real repository: then its hooks
 * are listed, and nothing is changed.
 */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.getenv(), Map.of()));
    }

    /** Runs the story; returns 0 when every step succeeded, else 1. */
    static int run(PrintStream out, Map<String, String> environment, Map<String, String> properties) {
        String token = environment.getOrDefault("GITHUB_TOKEN", "");
        String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
        try {
            if (!token.isBlank() && !repository.isBlank()) {
                String apiUrl = environment.getOrDefault("GITHUB_API_URL", "https://api.github.com");
                new RealRepository(out, apiUrl, token, repository).list();
            } else {
                try (SimulatedStory story = new SimulatedStory(out, properties)) {
                    story.tell();
                }
            }
            return 0;
        } catch (Exception e) {
            out.println();
            out.println("FAILED: " + e.getMessage());
            return 1;
        }
    }
}
