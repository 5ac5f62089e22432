// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.RawClient;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time-out of idle connections, for which Camel's server has no option. */
@Timeout(60)
class IdleConnectionsTest {

    // tag::idle[]
    /** Returns a Vert.x whose HTTP servers close connections on which nothing moves for a time. */
    static Vertx closingIdleConnections(Vertx vertx, int seconds) {
        return (Vertx) Proxy.newProxyInstance(
                Vertx.class.getClassLoader(), new Class<?>[] {Vertx.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("createHttpServer") && arguments != null) {
                        ((HttpServerOptions) arguments[0]).setIdleTimeout(seconds);
                    }
                    return method.invoke(vertx, arguments);
                });
    }
    // end::idle[]

    @Test
    void anIdleConnectionIsClosed() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (HookServer server = HookServer.create()) {
            server.context().getRegistry().bind("vertx", closingIdleConnections(vertx, 1));
            server.context().addRoutes(HookServer.route("receive", ""));
            server.context().start();

            try (RawClient idle = new RawClient(server.url());
                    RawClient inTheHead = new RawClient(server.url()).send("POST /github HTTP/1.1\r\n")) {
                assertThat(idle.isClosed()).isTrue();
                assertThat(inTheHead.isClosed()).isTrue();
            }
            assertThat(server.delivery().status()).isEqualTo(202);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }
}
