// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Vertx;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** A server that takes deliveries in one of four ways, and tells its port and how much CPU it has used. */
final class ReceiveServer {

    static final String SECRET = "only-for-this-benchmark";
    static final String PATH = "/github";

    private static final byte[] DONE = "done".getBytes(StandardCharsets.US_ASCII);

    /** Who takes the deliveries. */
    enum Kind {
        GITHUB_HOOKS,
        /** A route without a step, which the engine lets send the request back. */
        PLATFORM_HTTP,
        /** A route that answers a few bytes instead. */
        PLATFORM_HTTP_DONE,
        VERTX
    }

    private ReceiveServer() {}

    public static void main(String[] arguments) throws Exception {
        Kind kind = Kind.valueOf(arguments[0]);
        int port = kind == Kind.VERTX ? vertx() : camel(kind);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        ChildJvm.answer(question -> Long.toString(
                switch (question) {
                    case "port" -> port;
                    case "cpu" -> system.getProcessCpuTime();
                    case "compiling" -> compiler.getTotalCompilationTime();
                    default -> throw new IllegalArgumentException(question);
                }));
    }

    private static int camel(Kind kind) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        DefaultCamelContext context = new DefaultCamelContext();
        context.addService(server);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (kind == Kind.GITHUB_HOOKS) {
                    from("github-hooks:receive?path=" + PATH + "&webhookSecret=RAW(" + SECRET + ")")
                            .routeId("events")
                            .process(exchange -> {});
                } else if (kind == Kind.PLATFORM_HTTP) {
                    from("platform-http:" + PATH).routeId("plain").process(exchange -> {});
                } else {
                    // of the bodies that the engine takes this one costs it least: it sends the others in chunks
                    from("platform-http:" + PATH).routeId("done").process(exchange -> exchange.getMessage()
                            .setBody(ByteBuffer.wrap(DONE)));
                }
            }
        });
        context.start();
        return server.getPort();
    }

    private static int vertx() throws Exception {
        return Vertx.vertx()
                .createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response().setStatusCode(202).end("done")))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }
}
