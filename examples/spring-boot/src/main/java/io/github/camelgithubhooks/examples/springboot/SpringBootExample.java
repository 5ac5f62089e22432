// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.springboot;

import io.github.camelgithubhooks.examples.shared.Example;
import io.github.camelgithubhooks.examples.shared.RealGitHub;
import io.github.camelgithubhooks.examples.shared.Settings;
import io.github.camelgithubhooks.examples.shared.Story;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * A Spring Boot application manages a hook and receives its events, also what happened while it was down. On the real GitHub it
 * listens on port 8080, or {@code SERVER_PORT}.
 *
 * <p>This is the story. The application is {@link Application}, with its route and {@code application.properties}.
 */
public final class SpringBootExample extends Story {

    private SpringBootExample(Map<String, String> settings) {
        super(settings);
    }

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), Map.of()));
    }

    static int run(Map<String, String> environment, Map<String, String> settings) {
        return Example.run(environment, settings, SpringBootExample::new, SpringBootExample::receive);
    }

    private static int receive(RealGitHub github) throws Exception {
        Map<String, String> settings =
                github.withHook().withSecret(Settings.OPTION + "webhook-secret").settings();
        CountDownLatch closed = new CountDownLatch(1);
        ConfigurableApplicationContext spring = Application.start(settings);
        spring.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        github.announce("Receiving on port " + port(spring) + " the events");
        closed.await();
        return 0;
    }

    @Override
    protected void tell() throws Exception {
        set("server.port", "0");
        set("poll.delay", "300");
        set(Settings.OPTION + "hook-url", HOOK_URL);
        try (ConfigurableApplicationContext spring = startListeningOnTomcat()) {
            Hooks hooks = spring.getBean(Hooks.class);
            Hook hook = hooks.create();
            step("The application made hook " + hook.id() + " for " + hook.events() + "; GitHub pings it");
            checkAnswer(awaitDelivery(hook.id(), row -> row.event().equals("ping")), 200);
            await(() -> health(spring).contains("\"status\":\"UP\""), "the application isn't healthy");
            check(
                    health(spring).contains("consumer:events"),
                    "the health doesn't show the consumer: " + health(spring));
            step("/actuator/health says UP, with the check consumer:events among others");

            handOver("push", "as JSON", spring);
            hooks.deliverAsForm(hook.id());
            step("The application has GitHub deliver as a form from now on");
            handOver("issues", "as a form", spring);
            refusesForgery(URI.create("http://127.0.0.1:" + port(spring) + "/github"));
        }

        step("The application is stopped, and a push happens");
        SimulatedDelivery missed = undelivered("push");
        try (ConfigurableApplicationContext spring = startListeningOnTomcat()) {
            Journal journal = spring.getBean(Journal.class);
            await(() -> journal.payload(missed.guid()).isPresent(), "what was missed wasn't caught up with");
            note("caught up from GitHub's log");
        }
        done("2 events received on Tomcat, 1 forged delivery refused, 1 missed event caught up with.");
    }

    private ConfigurableApplicationContext startListeningOnTomcat() {
        ConfigurableApplicationContext spring = Application.start(settings());
        github.route(PUBLIC_URL, port(spring));
        step("Spring Boot listens on port " + port(spring) + ", known to GitHub as " + HOOK_URL);
        return spring;
    }

    private void handOver(String event, String how, ConfigurableApplicationContext spring) {
        SimulatedDelivery delivery = happens(event);
        checkAnswer(delivery, 202);
        byte[] sent = delivery.payload().getBytes(StandardCharsets.UTF_8);
        byte[] got = spring.getBean(Journal.class).payload(delivery.guid()).orElse(null);
        check(Arrays.equals(got, sent), "the " + event + " isn't in the journal, byte for byte");
        note("delivered " + how + ", verified, handed over byte for byte, answered 202");
    }

    private static String health(ConfigurableApplicationContext spring) throws IOException, InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + port(spring) + "/actuator/health");
        HttpRequest request = HttpRequest.newBuilder(health).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static int port(ConfigurableApplicationContext spring) {
        return spring.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
