// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelgithubhooks.support.HttpServer;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A process of its own that receives events on a port and writes down what it handles. */
final class JournalingReceiver {

    private static final Pattern WORK = Pattern.compile("\"work\": *(\\d+)");

    private JournalingReceiver() {}

    /**
     * Runs until its input ends, as it does when the process that started it ends.
     *
     * @param arguments the port, the endpoint to receive with, the file of the {@link Journal}, and optionally the address
     *     of the database that is bound as {@code state}
     */
    public static void main(String[] arguments) throws Exception {
        try (Journal journal = Journal.create(Path.of(arguments[2]));
                DefaultCamelContext context = new DefaultCamelContext()) {
            if (arguments.length > 3) {
                context.getRegistry().bind("state", pool(arguments[3]));
            }
            HttpServer.on(context, Integer.parseInt(arguments[0]));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(arguments[1])
                            .routeId("receiver")
                            .process(journal::begin)
                            // on the thread that brought it: what comes next from the log waits for it
                            .delay()
                            .body(String.class, JournalingReceiver::work)
                            .syncDelayed()
                            .process(journal::done);
                }
            });
            context.start();
            System.in.transferTo(System.out);
        }
    }

    /** Returns for how many milliseconds the route works on an event. */
    static long work(String body) {
        Matcher work = WORK.matcher(body);
        return work.find() ? Long.parseLong(work.group(1)) : 0;
    }

    /** Returns a pool as an application has it, which gives up before GitHub does. */
    static DataSource pool(String address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setUsername("postgres");
        config.setConnectionTimeout(1_000);
        config.setValidationTimeout(500);
        return new HikariDataSource(config);
    }
}
