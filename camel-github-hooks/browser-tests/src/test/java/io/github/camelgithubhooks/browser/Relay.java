// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between browser and application, which can be down. */
final class Relay implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final int target;
    private final int port;
    private NetServer server;

    private Relay(int target) throws Exception {
        this.target = target;
        port = listen(0);
    }

    /** Opens a line to a port of this machine. */
    static Relay to(int port) throws Exception {
        return new Relay(port);
    }

    int port() {
        return port;
    }

    /** Breaks every connection, and refuses new ones. */
    void down() throws Exception {
        await(server.close());
        sockets.forEach(NetSocket::close);
    }

    void up() throws Exception {
        listen(port);
    }

    private int listen(int wanted) throws Exception {
        server = vertx.createNetServer().connectHandler(this::connect);
        return await(server.listen(wanted, "127.0.0.1")).actualPort();
    }

    private void connect(NetSocket browser) {
        sockets.add(browser);
        browser.pause();
        browser.closeHandler(closed -> sockets.remove(browser));
        client.connect(target, "127.0.0.1")
                .onSuccess(application -> {
                    browser.pipeTo(application);
                    application.pipeTo(browser);
                    browser.resume();
                })
                .onFailure(failure -> browser.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }

    @Override
    public void close() {
        vertx.close();
    }
}
