// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstokafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.examples.shared.CamelApplication;
import io.github.camelgithubhooks.examples.shared.ExampleRun;
import io.github.camelgithubhooks.examples.shared.Settings;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventsToKafkaTest {

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startKafka() throws Exception {
        broker = EmbeddedBroker.start();
    }

    @AfterAll
    static void stopKafka() {
        broker.close();
    }

    @Test
    void tellsTheStoryOfTheReadme() throws Exception {
        ExampleRun run = run(Map.of());

        assertThat(run.told()).isEqualTo(ExampleRun.toldInReadme());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void usesTheKafkaThatIsNamed() {
        ExampleRun run = run(Map.of("KAFKA_BROKERS", broker.address()));

        assertThat(run.output()).contains("Kafka runs at " + broker.address(), "answered 202", "Done: ");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aRecordHasTheExactBytesAndTheHeadersOfTheEvent() throws Exception {
        try (Running running = new Running("exact");
                Topic topic = new Topic(broker.address(), "exact")) {
            SimulatedDelivery push = running.emit();

            assertThat(push.statusCode()).isEqualTo(202);
            ConsumerRecord<String, byte[]> inKafka = only(topic);
            assertThat(inKafka.value()).isEqualTo(push.requestBody());
            assertThat(inKafka.key()).isEqualTo("octo/real");
            assertThat(Topic.header(inKafka, GitHubHooksConstants.EVENT)).isEqualTo("push");
            assertThat(Topic.header(inKafka, GitHubHooksConstants.VERIFIED)).isEqualTo("signature");
            assertThat(Topic.header(inKafka, "X-GitHub-Delivery")).isEqualTo(push.guid());
            assertThat(Topic.header(inKafka, "X-Hub-Signature-256")).isNull();
            assertThat(Topic.header(inKafka, "kafka.KEY")).isNull();
            assertThat(Topic.header(inKafka, "CamelKafkaKey")).isNull();
        }
    }

    @Test
    void whatKafkaRefusesIsNotAcknowledgedAndComesAgain() throws Exception {
        ConfigResource topicConfig = new ConfigResource(ConfigResource.Type.TOPIC, "small");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
                Running running = new Running("small");
                Topic topic = new Topic(broker.address(), "small")) {
            admin.createTopics(List.of(new NewTopic("small", 1, (short) 1).configs(Map.of("max.message.bytes", "100"))))
                    .all()
                    .get();

            SimulatedDelivery push = running.emit();
            assertThat(push.statusCode()).isEqualTo(500);
            assertThat(topic.records()).isEmpty();

            admin.incrementalAlterConfigs(Map.of(
                            topicConfig,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", "1000000"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            ConsumerRecord<String, byte[]> inKafka = only(topic);
            assertThat(Topic.header(inKafka, GitHubHooksConstants.DELIVERY_GUID))
                    .isEqualTo(push.guid());
            assertThat(Topic.header(inKafka, GitHubHooksConstants.SOURCE)).isEqualTo("deliveries");
            assertThat(Instant.parse(Topic.header(inKafka, GitHubHooksConstants.DELIVERED_AT)))
                    .isBeforeOrEqualTo(Instant.now());
        }
    }

    @Test
    void allReplicasMustHaveAnEvent() throws Exception {
        try (Running running = new Running("acknowledged")) {
            assertThat(running.camel.context().getEndpoints())
                    .filteredOn(KafkaEndpoint.class::isInstance)
                    .singleElement()
                    .extracting(
                            kafka -> ((KafkaEndpoint) kafka).getConfiguration().getRequestRequiredAcks())
                    .isEqualTo("all");
        }
    }

    @Test
    void asksForTheSecretOfARealHook() {
        ExampleRun run = run(Map.of(
                "GITHUB_TOKEN", "t",
                "GITHUB_REPOSITORY", "octo/real",
                "HOOK_ID", "1",
                "KAFKA_BROKERS", broker.address()));

        assertThat(run.output()).contains("FAILED: WEBHOOK_SECRET must be the secret of the hook");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private static ConsumerRecord<String, byte[]> only(Topic topic) {
        await().untilAsserted(() -> assertThat(topic.records()).hasSize(1));
        return topic.records().get(0);
    }

    private static ExampleRun run(Map<String, String> environment) {
        return ExampleRun.of(() -> EventsToKafka.run(environment, Map.of()));
    }

    /** The application, with a simulated GitHub and the broker of the test. */
    private static final class Running implements AutoCloseable {

        private final GitHubSimulator github = GitHubSimulator.start();
        private final CamelApplication camel;

        Running(String topic) throws Exception {
            SimulatedHook hook = github.repository("octo/real")
                    .createHook("https://hooks.example.test/github", "the-hook's-secret", "push");
            Map<String, String> settings = Settings.of(github, "octo/real", hook);
            settings.putAll(Map.of(
                    "camel.server.port", "0",
                    "webhook.secret", "the-hook's-secret",
                    "poll.delay", "200",
                    "kafka.brokers", broker.address(),
                    "kafka.topic", topic,
                    "kafka.request", "1000",
                    "kafka.delivery", "1500"));
            camel = CamelApplication.start(settings);
            github.route("https://hooks.example.test", camel.port());
        }

        SimulatedDelivery emit() {
            return github.emit("push", SamplePayloads.push("octo/real")).get(0);
        }

        @Override
        public void close() {
            camel.close();
            github.close();
        }
    }
}
