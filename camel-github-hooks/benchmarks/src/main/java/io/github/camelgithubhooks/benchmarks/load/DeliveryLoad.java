// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends deliveries on several connections, each the next one as soon as the last one is answered. The thread that calls
 * {@code run} serves all connections and allocates hardly anything, so that the processors are left to the server.
 */
public final class DeliveryLoad implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Selector selector;
    private final List<DeliveryConnection> connections = new ArrayList<>();
    private int expectedStatus;
    private long unsent;
    private long end;
    private long answered;
    private int inFlight;
    private Histogram latencies;

    private DeliveryLoad(Selector selector) {
        this.selector = selector;
    }

    /** Connects to a port of this host. */
    public static DeliveryLoad connect(int port, DeliveryRequest request, int connections) throws IOException {
        return connect(List.of(port), request, connections);
    }

    /** Connects to several ports of this host, in turn. */
    public static DeliveryLoad connect(List<Integer> ports, DeliveryRequest request, int connections)
            throws IOException {
        DeliveryLoad load = new DeliveryLoad(Selector.open());
        for (int i = 0; i < connections; i++) {
            load.connections.add(new DeliveryConnection(ports.get(i % ports.size()), request, load.selector));
        }
        return load;
    }

    /**
     * Sends this many deliveries and waits for the answers.
     *
     * @param status the only status that isn't an error
     * @throws IOException if a connection breaks, an answer has another status, or none comes for 30 seconds
     */
    public Answers run(long deliveries, int status) throws IOException {
        return run(deliveries, Duration.ofDays(1), status);
    }

    /**
     * Sends deliveries until the time is over and waits for the answers.
     *
     * @param status the only status that isn't an error
     * @throws IOException if a connection breaks, an answer has another status, or none comes for 30 seconds
     */
    public Answers run(Duration duration, int status) throws IOException {
        return run(Long.MAX_VALUE, duration, status);
    }

    private Answers run(long deliveries, Duration duration, int status) throws IOException {
        expectedStatus = status;
        latencies = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        answered = 0;
        unsent = deliveries;
        long begin = System.nanoTime();
        end = begin + duration.toNanos();
        for (DeliveryConnection connection : connections) {
            sendNext(connection);
        }
        while (inFlight > 0) {
            if (selector.select(LONGEST_WAIT.toMillis()) == 0) {
                throw new IOException("No answer for " + LONGEST_WAIT.toSeconds() + " s");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                proceed((DeliveryConnection) key.attachment());
            }
            selector.selectedKeys().clear();
        }
        return new Answers(answered, Duration.ofNanos(System.nanoTime() - begin), latencies);
    }

    private void sendNext(DeliveryConnection connection) throws IOException {
        if (unsent > 0 && System.nanoTime() - end < 0) {
            connection.send();
            unsent--;
            inFlight++;
        }
    }

    private void proceed(DeliveryConnection connection) throws IOException {
        int status = connection.proceed();
        if (status == AnswerReader.INCOMPLETE) {
            return;
        }
        if (status != expectedStatus) {
            throw new IOException("Expected an answer with " + expectedStatus + ", got " + status);
        }
        latencies.recordValue(connection.latency());
        answered++;
        inFlight--;
        sendNext(connection);
    }

    @Override
    public void close() throws IOException {
        for (DeliveryConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
