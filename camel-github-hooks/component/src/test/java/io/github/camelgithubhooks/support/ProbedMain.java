// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.GitHubHooksComponent;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;

/** A camel-main as the guide to Kubernetes configures it, on free ports, which is probed as Kubernetes does. */
public final class ProbedMain implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Main main = new Main();
    private final int port = freePort();
    private final int managementPort = freePort();

    /** Prepares the application. It has no route yet. */
    public ProbedMain() {
        main.setPropertyPlaceholderLocations("classpath:kubernetes/application.properties");
        main.addOverrideProperty("camel.server.port", Integer.toString(port));
        main.addOverrideProperty("camel.management.port", Integer.toString(managementPort));
        main.bind("github-hooks", eager());
    }

    /** A component whose producers don't wait for a second after each write. */
    private static GitHubHooksComponent eager() {
        GitHubHooksComponent component = new GitHubHooksComponent();
        component.getConfiguration().setWritePause(0);
        return component;
    }

    public ProbedMain with(String property, String value) {
        main.addOverrideProperty(property, value);
        return this;
    }

    public ProbedMain bind(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    public ProbedMain start(RouteBuilder routes) {
        main.configure().addRoutesBuilder(routes);
        main.start();
        return this;
    }

    public DefaultCamelContext context() {
        return (DefaultCamelContext) main.getCamelContext();
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/github");
    }

    public Delivered delivery() {
        return Delivered.to(url());
    }

    /** The status of the answer to a readiness probe; 0 if nobody listens. */
    public int ready() {
        return probe("/observe/health/ready");
    }

    /** The status of the answer to a probe; 0 if nobody listens. */
    public int probe(String path) {
        try {
            return get(path).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** What one of all checks reports. */
    public JsonNode check(String id) throws IOException {
        String all = get("/observe/health?exposureLevel=full").body();
        for (JsonNode check : DeliveryLogTestSupport.json(all).path("checks")) {
            if (check.path("name").asText().equals(id)) {
                return check;
            }
        }
        throw new AssertionError("no check " + id + " in " + all);
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}
