// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.springboot;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * A Spring Boot application manages a hook and receives its events, also what happened while it was down.
 *
 * <p>GitHub is simulated, unless {@code GITHUB_TOKEN} and {@code GITHUB_REPOSITORY} name a real repository,
 * {@code HOOK_ID} or {@code HOOK_URL} a hook of it, and {@code WEBHOOK_SECRET} is the secret of that hook: then its events
 * are received on port 8080, or {@code SERVER_PORT}, until Ctrl+C.
 */
public final class SpringBootExample {

    private SpringBootExample() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.getenv(), Map.of()));
    }

    /** Runs the story, or the application; returns 0 when all went well, else 1. */
    static int run(PrintStream out, Map<String, String> environment, Map<String, String> settings) {
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
            Map<String, String> all = new HashMap<>(settings);
            all.putAll(hook(environment));
            ConfigurableApplicationContext spring = Application.start(apiUrl, token, repository, all);
            CountDownLatch closed = new CountDownLatch(1);
            spring.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
            out.println("Receiving the events of " + repository + " on port "
                    + spring.getEnvironment().getProperty("local.server.port") + ". Ctrl+C ends it.");
            closed.await();
            return 0;
        } catch (Exception e) {
            out.println();
            out.println("FAILED: " + reason(e));
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
                Application.OPTION + "webhook-secret",
                secret,
                Application.OPTION + (id.isBlank() ? "hook-url" : "hook-id"),
                id.isBlank() ? url : id);
    }

    /** What went wrong in the first place: Spring and Camel tell where it happened around it. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
