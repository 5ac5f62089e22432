// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import io.github.camelgithubhooks.benchmarks.ReceiveServer.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A server in a JVM of its own, with connections to it and what was measured of it. */
final class Receiver implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final Kind kind;
    private final ChildJvm server;
    private final int port;
    private final List<DeliveryConnection> connections = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();

    private Receiver(Kind kind, ChildJvm server) throws IOException {
        this.kind = kind;
        this.server = server;
        this.port = (int) server.askNumber("port");
    }

    static Receiver start(Kind kind) throws IOException {
        return new Receiver(kind, ChildJvm.start(List.of("-Xmx256m"), ReceiveServer.class, kind.name()));
    }

    /** From now on delivers this, and forgets what was measured before. */
    void connect(byte[] payload) throws IOException {
        disconnect();
        rates.clear();
        cpu.clear();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new DeliveryConnection(
                    port,
                    payload,
                    EnumSet.of(Kind.PLATFORM_HTTP, Kind.PLATFORM_HTTP_DONE).contains(kind) ? 200 : 202));
        }
    }

    void warmUp(Load load) throws Exception {
        load.warmUp(connections, () -> server.askNumber("compiling"));
    }

    void measure(Load load, Duration duration) throws Exception {
        long before = server.askNumber("cpu");
        Load.Done done = load.run(connections, duration);
        long nanos = server.askNumber("cpu") - before;
        rates.add(done.perSecond());
        cpu.add(nanos / 1e3 / done.calls());
    }

    /** Deliveries a second, round by round. */
    List<Double> rates() {
        return rates;
    }

    /** Microseconds of the server's CPU for each delivery, round by round. */
    List<Double> cpu() {
        return cpu;
    }

    private void disconnect() throws IOException {
        for (DeliveryConnection connection : connections) {
            connection.close();
        }
        connections.clear();
    }

    @Override
    public void close() throws IOException {
        disconnect();
        server.close();
    }
}
