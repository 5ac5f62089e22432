// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that knows nothing but CONNECT: it tunnels bytes, or refuses to. All hosts lead to one local port. */
public final class ConnectProxy implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final int target;
    private volatile String credentials;
    private volatile String refusal;

    public ConnectProxy(int target) throws IOException {
        this.target = target;
        threads.execute(this::listen);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The first line of each request. */
    public List<String> asked() {
        return asked;
    }

    /** Lets nobody else through. */
    public ConnectProxy requireUser(String user, String password) {
        credentials =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Lets nobody through. */
    public ConnectProxy refuse(String status) {
        refusal = status;
        return this;
    }

    private void listen() {
        try {
            while (true) {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1);
            while (true) {
                String first = in.readLine();
                if (first == null) {
                    return;
                }
                asked.add(first);
                String given = null;
                for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                    if (header.toLowerCase(Locale.ROOT).startsWith("proxy-authorization: ")) {
                        given = header.substring("proxy-authorization: ".length());
                    }
                }
                if (!first.startsWith("CONNECT ")) {
                    return;
                }
                if (refusal != null) {
                    answer(client, refusal, "");
                } else if (credentials != null && !credentials.equals(given)) {
                    answer(
                            client,
                            "407 Proxy Authentication Required",
                            "Proxy-Authenticate: Basic realm=\"proxy\"\r\n");
                } else {
                    answer(client, "200 Connection established", "");
                    tunnel(client);
                    return;
                }
            }
        } catch (IOException e) {
            // the other side hung up
        }
    }

    private static void answer(Socket client, String status, String header) throws IOException {
        String length = status.startsWith("200") ? "" : "Content-Length: 0\r\n";
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\n" + header + length + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void tunnel(Socket client) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            threads.execute(() -> pump(server, client));
            client.getInputStream().transferTo(server.getOutputStream());
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // the other side hung up
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
