// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.manyinstances;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP balancer: each connection goes to the next instance in turn, or to one after it if nobody listens there. */
final class Balancer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final List<Integer> targets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Balancer() throws IOException {
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void add(Instance instance) {
        targets.add(instance.port());
    }

    void remove(Instance instance) {
        targets.remove((Integer) instance.port());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> relay(client));
            } catch (IOException e) {
                // closed, or the client has left
            }
        }
    }

    private void relay(Socket client) {
        try (client;
                Socket instance = connect()) {
            threads.execute(() -> copy(client, instance));
            copy(instance, client);
        } catch (IOException e) {
            // nobody listens, or one of them has left
        }
    }

    private Socket connect() throws IOException {
        List<Integer> now = List.copyOf(targets);
        int turn = connections.getAndIncrement();
        for (int i = 0; i < now.size(); i++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), now.get((turn + i) % now.size()));
            } catch (IOException e) {
                // the next one
            }
        }
        throw new IOException("no instance listens");
    }

    /** Copies until one of them leaves, and then ends both connections. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of them has left
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
