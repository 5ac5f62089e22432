// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** The deliveries of GitHub beside the attacks: pushes of one size, one after the other, with GitHub's patience. */
final class GenuineDeliveries implements Runnable {

    /** GitHub gives up after this time. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI target;
    private final Random random;
    private final byte[] body;
    private final String signature;
    private final Duration pause;
    private final Map<String, Integer> answers = new TreeMap<>();
    private long slowestNanos;
    private int sent;
    private volatile boolean over;

    private GenuineDeliveries(int port, Random random, String payload, Duration pause) {
        this.target = URI.create("http://127.0.0.1:" + port + SoakReceiver.PATH);
        this.random = random;
        this.body = payload.getBytes(StandardCharsets.UTF_8);
        this.signature = SignedSender.sign256(SoakReceiver.SECRET, body);
        this.pause = pause;
    }

    /** Creates deliveries of usual size. */
    static GenuineDeliveries usual(int port, Random random) {
        return new GenuineDeliveries(port, random, SamplePayloads.push("octo/hello"), Duration.ofMillis(250));
    }

    /** Creates deliveries of the greatest size. */
    static GenuineDeliveries largest(int port, Random random) {
        String push = SamplePayloads.push("octo/hello");
        String begin = "{\"filler\":\"";
        String end = "\"," + push.substring(1);
        int missing = Requests.LARGEST - begin.length() - end.getBytes(StandardCharsets.UTF_8).length;
        String filled = begin + "x".repeat(missing) + end;
        return new GenuineDeliveries(port, random, filled, Duration.ofSeconds(3));
    }

    @Override
    public void run() {
        while (!over) {
            deliver();
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    void end() {
        over = true;
    }

    /** Delivers a push, on a kept connection or a new one. */
    void deliver() {
        long begin = System.nanoTime();
        String answer;
        try {
            answer = Integer.toString(send());
        } catch (IOException e) {
            answer = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        count(answer, System.nanoTime() - begin);
    }

    private int send() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        // without this, the JDK sends a second time what was not answered
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("Connection", random.nextBoolean() ? "close" : "keep-alive");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("X-GitHub-Event", "push");
        connection.setRequestProperty("X-GitHub-Delivery", new UUID(random.nextLong(), random.nextLong()).toString());
        connection.setRequestProperty("X-Hub-Signature-256", signature);
        connection.getOutputStream().write(body);
        int status = connection.getResponseCode();
        (status < 400 ? connection.getInputStream() : connection.getErrorStream()).readAllBytes();
        return status;
    }

    private synchronized void count(String answer, long nanos) {
        sent++;
        answers.merge(answer, 1, Integer::sum);
        slowestNanos = Math.max(slowestNanos, nanos);
    }

    synchronized int sent() {
        return sent;
    }

    synchronized int succeeded() {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Returns the counts by status or exception. */
    synchronized Map<String, Integer> answers() {
        return Map.copyOf(answers);
    }

    synchronized Duration slowest() {
        return Duration.ofNanos(slowestNanos);
    }
}
