// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstokafka;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.examples.shared.CamelApplication;
import io.github.camelgithubhooks.examples.shared.Example;
import io.github.camelgithubhooks.examples.shared.RealGitHub;
import io.github.camelgithubhooks.examples.shared.Story;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hands GitHub's events over to Kafka. GitHub is answered 202 only when Kafka has the event; what failed is read from GitHub's
 * log later. Kafka runs in this process, unless {@code KAFKA_BROKERS} names another.
 *
 * <p>This is the story. The application is {@code camel/events.yaml} and {@code application.properties}.
 */
public final class EventsToKafka extends Story {

    private final String brokers;

    private EventsToKafka(String brokers, Map<String, String> settings) {
        super(settings);
        this.brokers = brokers;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), Map.of()));
    }

    static int run(Map<String, String> environment, Map<String, String> settings) {
        String brokers = environment.getOrDefault("KAFKA_BROKERS", "");
        return Example.run(
                environment,
                settings,
                given -> new EventsToKafka(brokers, given),
                github -> handOver(github.withHook().withSecret("webhook.secret"), brokers));
    }

    private static int handOver(RealGitHub github, String brokers) throws Exception {
        if (!brokers.isBlank()) {
            return github.with("kafka.brokers", brokers).run("Handing over to Kafka the events");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            return github.with("kafka.brokers", broker.address())
                    .run("Handing over to a Kafka in this process the events");
        }
    }

    @Override
    protected void tell() throws Exception {
        set("webhook.secret", "events-to-kafka-only");
        set("poll.delay", "300");
        // what a story needn't wait for
        set("kafka.request", "1000");
        set("kafka.delivery", "1500");
        // a broker of one's own may have older events
        set("kafka.topic", "github-events-" + UUID.randomUUID());
        createHook(HOOK_URL, "events-to-kafka-only", "push", "issues");
        if (!brokers.isBlank()) {
            tellWith(brokers, topic -> {});
            return;
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            tellWith(broker.address(), topic -> tellOfAnOutage(broker, topic));
        }
    }

    private void tellWith(String address, Outage outage) throws Exception {
        step("Kafka runs at " + address);
        set("kafka.brokers", address);
        try (CamelApplication camel = startListening();
                Topic topic = new Topic(address, camel.context().resolvePropertyPlaceholders("{{kafka.topic}}"))) {
            SimulatedDelivery push = happens("push");
            checkAnswer(push, 202);
            await(() -> find(topic, push).isPresent(), "the push isn't in Kafka");
            note("answered 202: it is in the topic, with the key " + REPOSITORY);
            outage.tell(topic);
        }
        done("GitHub was answered 202 only when Kafka had the event.");
    }

    private void tellOfAnOutage(EmbeddedBroker broker, Topic topic) throws Exception {
        broker.stop();
        step("Kafka is down");
        SimulatedDelivery issues = happens("issues");
        checkAnswer(issues, 500);
        note("answered 500: GitHub's log has it as failed");
        broker.restart();
        step("Kafka is back");
        await(() -> find(topic, issues).isPresent(), "the issues isn't in Kafka");
        String deliveredAt = Topic.header(find(topic, issues).orElseThrow(), GitHubHooksConstants.DELIVERED_AT);
        check(deliveredAt != null, "the record doesn't say when the event happened");
        note("caught up from GitHub's log: it is in the topic, delivered first at " + Instant.parse(deliveredAt));
    }

    private static Optional<ConsumerRecord<String, byte[]>> find(Topic topic, SimulatedDelivery delivery) {
        return topic.records().stream()
                .filter(kafkaRecord -> REPOSITORY.equals(kafkaRecord.key()))
                .filter(kafkaRecord ->
                        delivery.guid().equals(Topic.header(kafkaRecord, GitHubHooksConstants.DELIVERY_GUID)))
                .findAny();
    }

    /** The part of the story that only a broker in this process has. */
    @FunctionalInterface
    private interface Outage {

        void tell(Topic topic) throws Exception;
    }
}
