// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import io.github.camelgithubhooks.support.HttpServer;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
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
        try (Journal journal = Journal.create(Path.of(arguments[2]));
                DefaultCamelContext context = new DefaultCamelContext()) {
            HttpServer.on(context, Integer.parseInt(arguments[0]));
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
