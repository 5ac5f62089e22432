// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.commandline;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.KameletMain;

/** A file of routes, run as {@code camel run} does it. Nothing is downloaded: all is on the class path. */
final class CamelRun implements AutoCloseable {

    static final String SECRET = "it-is-a-test-secret";

    private static final Path SETTINGS = Path.of(".camel-jbang", "camel-jbang-run.properties");

    private final KameletMain main = new KameletMain("camel.jbang");
    private final int port;

    CamelRun(GitHubSimulator github) throws IOException {
        port = freePort();
        // the server that starts by itself has its port from here
        Files.createDirectories(SETTINGS.getParent());
        Files.writeString(SETTINGS, "camel.server.port=" + port + "\n");
        main.setDownload(false);
        main.setMavenSettings("false");
        with("acme.secret", SECRET).with("acme.token", github.token());
        for (String kamelet : new String[] {"deliveries-source", "dispatch-sink", "redeliver-action"}) {
            with("camel.kamelet.github-hooks-" + kamelet + ".apiUrl", github.apiUrl());
        }
    }

    CamelRun with(String property, Object value) {
        main.addInitialProperty(property, value.toString());
        return this;
    }

    /** Gives the option {@code --port}: the server then starts before the routes. */
    CamelRun withPort() {
        return with("camel.jbang.platform-http.port", port);
    }

    CamelRun start(String routes) throws Exception {
        with("camel.main.routesIncludePattern", "classpath:" + routes);
        main.start();
        return this;
    }

    URI webhook() {
        return URI.create("http://127.0.0.1:" + port + "/github");
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    MockEndpoint events() {
        return context().getEndpoint("mock:events", MockEndpoint.class);
    }

    @Override
    public void close() {
        main.stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
