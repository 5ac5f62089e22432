// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** A process of its own that receives events on a port and writes down what it handles. */
final class JournalingReceiver {

    /** In milliseconds: long enough for a kill to find an event half handled. */
    private static final int WORK = 3;

    private JournalingReceiver() {}

    /**
     * Runs until its input ends, as it does when the process that started it ends.
     *
     * @param arguments the port, the endpoint to receive with, and the file of the {@link Journal}
     */
    public static void main(String[] arguments) throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(Integer.parseInt(arguments[0]));
        try (Journal journal = Journal.create(Path.of(arguments[2]));
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.addService(new VertxPlatformHttpServer(server));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(arguments[1])
                            .routeId("receiver")
                            .process(journal::begin)
                            // on the thread that brought it: what comes next from the log waits for it
                            .delay(WORK)
                            .syncDelayed()
                            .process(journal::done);
                }
            });
            context.start();
            System.in.transferTo(System.out);
        }
    }
}
