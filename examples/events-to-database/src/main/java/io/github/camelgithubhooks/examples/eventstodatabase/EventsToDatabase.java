// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstodatabase;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.main.Main;

/**
 * Keeps GitHub's events in a table, one row for each, however often one is delivered and to however many instances.
 *
 * <p>The database is an H2 file below {@code target}, unless {@code JDBC_URL}, {@code JDBC_USER} and {@code JDBC_PASSWORD}
 * name a PostgreSQL. GitHub is simulated, unless {@code GITHUB_TOKEN} and {@code GITHUB_REPOSITORY} name a real repository,
 * {@code HOOK_ID} or {@code HOOK_URL} a hook of it, and {@code WEBHOOK_SECRET} is the secret of that hook: then its events
 * are kept until Ctrl+C.
 */
public final class EventsToDatabase {

    private EventsToDatabase() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.getenv(), Map.of()));
    }

    /** Runs the story, or the application; returns 0 when all went well, else 1. */
    static int run(PrintStream out, Map<String, String> environment, Map<String, String> properties) {
        Map<String, String> settings = new HashMap<>(properties);
        set(settings, "database.url", environment, "JDBC_URL");
        set(settings, "database.user", environment, "JDBC_USER");
        set(settings, "database.password", environment, "JDBC_PASSWORD");
        String token = environment.getOrDefault("GITHUB_TOKEN", "");
        String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
        try {
            if (token.isBlank() || repository.isBlank()) {
                try (SimulatedStory story = new SimulatedStory(out, settings)) {
                    story.tell();
                }
                return 0;
            }
            String apiUrl = environment.getOrDefault("GITHUB_API_URL", "https://api.github.com");
            settings.putAll(hook(environment));
            out.println("Keeping the events of " + repository + ". Ctrl+C ends it.");
            Main camel = Application.on(apiUrl, token, repository, settings);
            camel.run();
            return camel.getExitCode();
        } catch (Exception e) {
            out.println();
            out.println("FAILED: " + Application.reason(e));
            return 1;
        }
    }

    private static void set(
            Map<String, String> settings, String setting, Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "");
        if (!value.isBlank()) {
            settings.put(setting, value);
        }
    }

    private static Map<String, String> hook(Map<String, String> environment) {
        String id = environment.getOrDefault("HOOK_ID", "");
        String url = environment.getOrDefault("HOOK_URL", "");
        if (id.isBlank() && url.isBlank()) {
            throw new IllegalArgumentException(
                    "HOOK_ID or HOOK_URL must name a hook of the repository: mvn -q -Pquickstart lists them");
        }
        String secret = environment.getOrDefault("WEBHOOK_SECRET", "");
        if (secret.isBlank()) {
            throw new IllegalArgumentException("WEBHOOK_SECRET must be the secret of the hook");
        }
        return Map.of(
                "webhook.secret",
                secret,
                id.isBlank() ? Application.HOOK_URL : Application.HOOK_ID,
                id.isBlank() ? url : id);
    }
}
