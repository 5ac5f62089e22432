// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.slf4j.LoggerFactory;

/** A camel-main that starts, logs at INFO and stops, in a process with an environment of its own. */
public final class LoggingMain {

    private LoggingMain() {}

    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
        Main main = new Main();
        main.setPropertyPlaceholderLocations("false");
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.port", "0");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from(args[0]).to("mock:events");
            }
        });
        main.start();
        main.stop();
    }
}
