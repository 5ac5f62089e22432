// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstokafka;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.main.Main;

/**
 * Hands GitHub's events over to Kafka. GitHub is answered 202 only when Kafka has the event; what failed is read from
 * GitHub's log later.
 *
 * <p>Kafka runs in this process, unless {@code KAFKA_BROKERS} names another. GitHub is simulated, unless
 * {@code GITHUB_TOKEN} and {@code GITHUB_REPOSITORY} name a real repository, {@code HOOK_ID} or {@code HOOK_URL} a hook of
 * it, and {@code WEBHOOK_SECRET} is the secret of that hook: then its events are handed over until Ctrl+C.
 */
public final class EventsToKafka {

    static final String BROKERS = "kafka.brokers";

    private EventsToKafka() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.getenv(), Map.of()));
    }

    /** Runs the story, or the application; returns 0 when all went well, else 1. */
    static int run(PrintStream out, Map<String, String> environment, Map<String, String> properties) {
        Map<String, String> settings = new HashMap<>(properties);
        String brokers = environment.getOrDefault("KAFKA_BROKERS", "");
        try (EmbeddedBroker broker = new EmbeddedBroker()) {
            settings.put(BROKERS, brokers.isBlank() ? broker.address() : brokers);
            if (brokers.isBlank()) {
                broker.start();
            }
            String token = environment.getOrDefault("GITHUB_TOKEN", "");
            String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
            if (token.isBlank() || repository.isBlank()) {
                try (SimulatedStory story = new SimulatedStory(out, settings)) {
                    story.tell(brokers.isBlank() ? broker : null);
                }
                return 0;
            }
            String apiUrl = environment.getOrDefault("GITHUB_API_URL", "https://api.github.com");
            settings.putAll(hook(environment));
            out.println("Handing the events of " + repository + " over to Kafka at " + settings.get(BROKERS)
                    + ". Ctrl+C ends it.");
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
