// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstokafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.github.camelgithubhooks.examples.shared.CamelApplication;
import io.github.camelgithubhooks.examples.shared.Settings;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Measures how fast the application hands events over to Kafka. By its name it runs only when it is asked for. */
class HandOverRate {

    private static final String SECRET = "the-hook's-secret";
    private static final byte[] PUSH = SamplePayloads.push("octo/real").getBytes(StandardCharsets.UTF_8);
    private static final int WARM_UP = 5_000;
    private static final int EVENTS = 10_000;
    private static final int AT_A_TIME = 16;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore free = new Semaphore(AT_A_TIME);

    @Test
    void isPrinted() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                GitHubSimulator github = GitHubSimulator.start();
                CamelApplication camel = CamelApplication.start(settings(github, broker))) {
            URI receiver = URI.create("http://127.0.0.1:" + camel.port() + "/github");
            deliver(receiver, WARM_UP);
            long cpu = cpuNanos();
            long begin = System.nanoTime();
            deliver(receiver, EVENTS);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "events-to-kafka: %,.0f events a second, %d at a time; %,.0f µs of CPU an event, for the application,"
                            + " Kafka and the sender%n",
                    EVENTS / seconds, AT_A_TIME, (cpuNanos() - cpu) / 1e3 / EVENTS);
        }
    }

    private static Map<String, String> settings(GitHubSimulator github, EmbeddedBroker broker) {
        SimulatedHook hook =
                github.repository("octo/real").createHook("https://hooks.example.test/github", SECRET, "push");
        Map<String, String> settings = Settings.of(github, "octo/real", hook);
        settings.putAll(Map.of(
                "camel.server.port",
                "0",
                "webhook.secret",
                SECRET,
                "kafka.brokers",
                broker.address(),
                "kafka.topic",
                "rate"));
        return settings;
    }

    private void deliver(URI receiver, int events) throws InterruptedException {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            free.acquire();
            answers.add(client.sendAsync(push(receiver), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> free.release())
                    .thenApply(HttpResponse::statusCode));
        }
        assertThat(answers).allMatch(answer -> answer.join() == 202);
    }

    private static HttpRequest push(URI receiver) {
        return HttpRequest.newBuilder(receiver)
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", SignedSender.sign256(SECRET, PUSH))
                .POST(HttpRequest.BodyPublishers.ofByteArray(PUSH))
                .build();
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
