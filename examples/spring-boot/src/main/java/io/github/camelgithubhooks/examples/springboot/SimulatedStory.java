// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.springboot;

import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;

/** Tells what happens between a simulated GitHub and a Spring Boot application, and checks each step. */
final class SimulatedStory implements AutoCloseable {

    private static final String REPOSITORY = "octo/hello";
    private static final String PUBLIC_URL = "https://hooks.example.test";

    private final PrintStream out;
    private final GitHubSimulator github = GitHubSimulator.start();
    private final SimulatedRepository repository = github.repository(REPOSITORY);
    private final Map<String, String> settings = new HashMap<>();
    private ConfigurableApplicationContext spring;

    SimulatedStory(PrintStream out, Map<String, String> settings) {
        this.out = out;
        this.settings.put("server.port", "0");
        this.settings.put(Application.OPTION + "hook-url", PUBLIC_URL + "/github");
        this.settings.put("poll.delay", "300");
        this.settings.putAll(settings);
    }

    void tell() throws Exception {
        step("A simulated GitHub answers at " + github.apiUrl());
        start();

        Hook hook = spring.getBean(Hooks.class).create();
        step("The application made hook " + hook.id() + " for " + hook.events() + "; GitHub pings it");
        check(delivered(hook.id()).statusCode() == 200, "the ping wasn't answered 200");
        await(() -> health().contains("\"status\":\"UP\""), "the application isn't healthy");
        step("/actuator/health says UP, with the check consumer:events among others");
        check(health().contains("consumer:events"), "the health doesn't show the consumer: " + health());

        emit("push", SamplePayloads.push(REPOSITORY), "as JSON");
        spring.getBean(Hooks.class).deliverAsForm(hook.id());
        step("The application has GitHub deliver as a form from now on");
        emit("issues", SamplePayloads.issuesOpened(REPOSITORY), "as a form");
        refuseForgery();

        spring.close();
        step("The application is stopped, and a push happens");
        SimulatedDelivery missed =
                github.emit("push", SamplePayloads.push(REPOSITORY)).get(0);
        out.println("   GitHub notes '" + missed.status() + "'");
        start();
        await(() -> received(missed), "what was missed wasn't caught up with");
        out.println("   caught up from GitHub's log");

        out.println();
        out.println("Done: 2 events received on Tomcat, 1 forged delivery refused, 1 missed event caught up with.");
    }

    private void start() {
        spring = Application.start(github.apiUrl(), github.token(), REPOSITORY, settings);
        github.route(PUBLIC_URL, port());
        step("Spring Boot listens on port " + port() + ", known to GitHub as " + PUBLIC_URL);
    }

    private void emit(String event, String payload, String how) {
        step("An event happens: " + event);
        SimulatedDelivery delivery = github.emit(event, payload).get(0);
        check(delivery.statusCode() == 202, "the " + event + " was answered " + delivery.statusCode());
        check(received(delivery), "the " + event + " isn't in the journal, byte for byte");
        out.println("   delivered " + how + ", verified, handed over byte for byte, answered 202");
    }

    private void refuseForgery() {
        SentDelivery forged = SignedSender.to(URI.create("http://127.0.0.1:" + port() + "/github"))
                .secret("guessed")
                .body(SamplePayloads.push(REPOSITORY))
                .send();
        check(forged.status() == 401, "a forged delivery was answered " + forged.status());
        step("Somebody sends a push signed with another secret: refused, 401");
    }

    /** Whether the journal has it, with GitHub's own bytes unless they came from the log. */
    private boolean received(SimulatedDelivery delivery) {
        byte[] json = delivery.payload().getBytes(StandardCharsets.UTF_8);
        return spring.getBean(Journal.class)
                .payload(delivery.guid())
                .filter(got -> !delivery.successful() || Arrays.equals(got, json))
                .isPresent();
    }

    private SimulatedDelivery delivered(long hookId) throws Exception {
        await(() -> !repository.deliveries(hookId).isEmpty(), "GitHub delivered nothing");
        return repository.deliveries(hookId).get(0);
    }

    private String health() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/actuator/health"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private int port() {
        return spring.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static void await(Callable<Boolean> condition, String otherwise) throws Exception {
        for (int tries = 0; !condition.call(); tries++) {
            check(tries < 300, otherwise);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void step(String what) {
        out.println(" * " + what);
    }

    private static void check(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new IllegalStateException(otherwise);
        }
    }

    @Override
    public void close() {
        if (spring != null) {
            spring.close();
        }
        github.close();
    }
}
