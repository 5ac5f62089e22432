// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import io.github.camelgithubhooks.internal.receive.HeldProbe;
import io.github.camelgithubhooks.internal.receive.ReceiveConsumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.LoggerFactory;

/** The receiver that is attacked, on the HTTP server of camel-main. Its log is at Camel's default level. */
final class SoakReceiver {

    static final String SECRET = "only-for-this-soak";
    static final String PATH = "/github";

    private SoakReceiver() {}

    public static void main(String[] arguments) throws Exception {
        LineCounter lines = new LineCounter();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        lines.setContext(root.getLoggerContext());
        lines.start();
        root.setLevel(Level.INFO);
        root.addAppender(lines);
        root.detachAppender("problems");
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        DefaultCamelContext context = new DefaultCamelContext();
        context.addService(server);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?path=" + PATH + "&webhookSecret=RAW(" + SECRET + ")")
                        .routeId("events")
                        .filter(header("X-GitHub-Event").isEqualTo("issues"))
                        .delay(2000)
                        .asyncDelayed()
                        .end()
                        .process(exchange -> {});
            }
        });
        context.start();
        HeldProbe held =
                new HeldProbe((ReceiveConsumer) context.getRoute("events").getConsumer());
        ChildJvm.answer(question -> switch (question) {
            case "port" -> Integer.toString(server.getPort());
            case "figures" -> Figures.now(held, lines.count()).toString();
            case "figures after GC" -> {
                System.gc();
                yield Figures.now(held, lines.count()).toString();
            }
            case "log" -> lines.summary();
            default -> throw new IllegalArgumentException(question);
        });
    }
}
