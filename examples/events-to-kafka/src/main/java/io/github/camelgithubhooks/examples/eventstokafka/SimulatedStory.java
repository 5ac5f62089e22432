// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstokafka;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells how events get from a simulated GitHub to Kafka, also when Kafka is down, and checks each step. */
final class SimulatedStory implements AutoCloseable {

    private static final String REPOSITORY = "octo/hello";
    private static final String PUBLIC_URL = "https://hooks.example.test";
    private static final String SECRET = "events-to-kafka-only";

    private final PrintStream out;
    private final GitHubSimulator github = GitHubSimulator.start();
    private final SimulatedHook hook =
            github.repository(REPOSITORY).createHook(PUBLIC_URL + "/github", SECRET, "push", "issues");
    private final Map<String, String> settings = new HashMap<>();
    private Main camel;

    SimulatedStory(PrintStream out, Map<String, String> settings) {
        this.out = out;
        this.settings.put(Application.HOOK_ID, String.valueOf(hook.id()));
        this.settings.put("webhook.secret", SECRET);
        this.settings.put("camel.server.port", "0");
        this.settings.put("poll.delay", "300");
        // what a story needn't wait for
        this.settings.put("kafka.request", "1000");
        this.settings.put("kafka.delivery", "1500");
        // a broker of one's own may have older events
        this.settings.put("kafka.topic", "github-events-" + UUID.randomUUID());
        this.settings.putAll(settings);
    }

    /** The broker is stopped on the way, unless it is somebody else's: {@code null}. */
    void tell(EmbeddedBroker broker) throws Exception {
        step("A simulated GitHub answers at " + github.apiUrl());
        String brokers = settings.get(EventsToKafka.BROKERS);
        step("Kafka runs at " + brokers);
        start();
        try (Topic topic = new Topic(brokers, settings.get("kafka.topic"))) {
            SimulatedDelivery push = emit("push", SamplePayloads.push(REPOSITORY));
            check(push.statusCode() == 202, "the push was answered " + push.statusCode());
            await(() -> find(topic, push).isPresent(), "the push isn't in Kafka");
            out.println("   answered 202: it is in the topic, with the key " + REPOSITORY);
            if (broker != null) {
                tellOfAnOutage(broker, topic);
            }
        }
        out.println();
        out.println("Done: GitHub was answered 202 only when Kafka had the event.");
    }

    private void tellOfAnOutage(EmbeddedBroker broker, Topic topic) throws Exception {
        broker.stop();
        step("Kafka is down");
        SimulatedDelivery issues = emit("issues", SamplePayloads.issuesOpened(REPOSITORY));
        check(issues.statusCode() == 500, "the issues was answered " + issues.statusCode());
        out.println("   answered 500: GitHub's log has it as failed");
        broker.start();
        step("Kafka is back");
        await(() -> find(topic, issues).isPresent(), "the issues isn't in Kafka");
        String deliveredAt = Topic.header(find(topic, issues).orElseThrow(), GitHubHooksConstants.DELIVERED_AT);
        check(deliveredAt != null, "the record doesn't tell when the event happened");
        out.println(
                "   caught up from GitHub's log: it is in the topic, delivered first at " + Instant.parse(deliveredAt));
    }

    private void start() throws Exception {
        camel = Application.on(github.apiUrl(), github.token(), REPOSITORY, settings);
        camel.start();
        int port = camel.getCamelContext()
                .getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        github.route(PUBLIC_URL, port);
        step("Camel listens on port " + port + ", known to GitHub as " + hook.url());
    }

    private SimulatedDelivery emit(String event, String payload) {
        step("An event happens: " + event);
        return github.emit(event, payload).get(0);
    }

    private static Optional<ConsumerRecord<String, byte[]>> find(Topic topic, SimulatedDelivery delivery) {
        return topic.records().stream()
                .filter(kafkaRecord -> REPOSITORY.equals(kafkaRecord.key()))
                .filter(kafkaRecord ->
                        delivery.guid().equals(Topic.header(kafkaRecord, GitHubHooksConstants.DELIVERY_GUID)))
                .findAny();
    }

    private static void await(BooleanSupplier condition, String otherwise) throws InterruptedException {
        for (int tries = 0; !condition.getAsBoolean(); tries++) {
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
        if (camel != null) {
            camel.stop();
        }
        github.close();
    }
}
