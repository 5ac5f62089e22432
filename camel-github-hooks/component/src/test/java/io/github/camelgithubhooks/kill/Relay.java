// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP balancer: a connection to its port goes on to one of its targets, in turn, or to the next one where nobody listens.
 * It can be cut off, and it can send what it gets to two targets at the same moment.
 */
final class Relay implements AutoCloseable {

    private final ServerSocket server;
    private final List<Integer> targets;
    private final int mirrored;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger mirrors = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean cutOff;

    /** Starts one in front of these ports. */
    static Relay to(List<Integer> targets) throws IOException {
        return new Relay(targets, Integer.MAX_VALUE);
    }

    /**
     * Starts one in front of these ports that duplicates.
     *
     * @param mirrored every connection of this number goes to two targets; the answer is that of the first
     */
    static Relay duplicating(List<Integer> targets, int mirrored) throws IOException {
        return new Relay(targets, mirrored);
    }

    private Relay(List<Integer> targets, int mirrored) throws IOException {
        this.targets = List.copyOf(targets);
        this.mirrored = mirrored;
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Returns how many connections went to two targets. */
    int mirrors() {
        return mirrors.get();
    }

    /** Ends all connections, and every new one at once. */
    void cutOff() {
        cutOff = true;
        open.forEach(Relay::close);
    }

    void connect() {
        cutOff = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> relay(client, connections.getAndIncrement()));
            } catch (IOException e) {
                // it is closed, or the client has left already
            }
        }
    }

    private void relay(Socket client, int number) {
        List<Socket> sockets = new ArrayList<>(List.of(client));
        try {
            open.add(client);
            sockets.addAll(connections(number));
            open.addAll(sockets);
            if (cutOff || sockets.size() == 1) {
                return;
            }
            Socket first = sockets.get(1);
            if (sockets.size() > 2) {
                mirrors.incrementAndGet();
                threads.execute(() -> pump(sockets.get(2), List.of()));
            }
            threads.execute(() -> {
                pump(client, sockets.subList(1, sockets.size()));
                // whoever of the two has ended it
                close(first);
            });
            pump(first, List.of(client));
        } finally {
            sockets.forEach(Relay::close);
            open.removeAll(sockets);
        }
    }

    /** Connects to one target, or to two. */
    private List<Socket> connections(int number) {
        int wanted = number % mirrored == mirrored - 1 ? 2 : 1;
        List<Socket> connected = new ArrayList<>();
        for (int i = 0; i < targets.size() && connected.size() < wanted; i++) {
            try {
                connected.add(new Socket(InetAddress.getLoopbackAddress(), targets.get((number + i) % targets.size())));
            } catch (IOException e) {
                // the next one
            }
        }
        return connected;
    }

    private static void pump(Socket from, List<Socket> to) {
        byte[] buffer = new byte[8_192];
        try {
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                for (Socket one : to) {
                    write(one, buffer, length, to.get(0) == one);
                }
            }
        } catch (IOException e) {
            // one of them has ended it
        }
    }

    /** Writes; a failure ends the connection only if it counts. */
    private static void write(Socket to, byte[] buffer, int length, boolean counts) throws IOException {
        try {
            OutputStream out = to.getOutputStream();
            out.write(buffer, 0, length);
        } catch (IOException e) {
            if (counts) {
                throw e;
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed enough
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cutOff();
        threads.shutdownNow();
    }
}
