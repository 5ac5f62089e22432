// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.ProbedMain;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifest that the guide to Kubernetes shows fits the properties that it shows, and a running camel-main. */
class KubernetesGuideTest {

    private final JsonNode pod = yaml("receiver.yaml").at("/spec/template/spec");
    private final JsonNode container = pod.at("/containers/0");
    private final Properties properties = properties();

    @Test
    void thePortsAreThoseOfTheServers() {
        assertThat(port("http")).isEqualTo(number("camel.server.port"));
        assertThat(port("probes")).isEqualTo(number("camel.management.port"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"startupProbe", "readinessProbe", "livenessProbe"})
    void aProbeSucceedsWhileTheRouteReceives(String probe) {
        JsonNode request = container.path(probe).path("httpGet");
        assertThat(request.path("port").asText()).isEqualTo("probes");
        try (ProbedMain main = new ProbedMain()) {
            assertThat(main.probe(request.path("path").asText())).isZero();

            main.start(HookServer.route("events", ""));

            assertThat(main.probe(request.path("path").asText())).isEqualTo(200);
            assertThat(main.delivery().status()).isEqualTo(202);
        }
    }

    @Test
    void aRouteThatDoesNotReceiveIsNotReadyButAlive() throws Exception {
        try (ProbedMain main = new ProbedMain().start(HookServer.route("events", ""))) {
            main.context().getRouteController().stopRoute("events");

            assertThat(main.probe(container.at("/readinessProbe/httpGet/path").asText()))
                    .isEqualTo(503);
            assertThat(main.probe(container.at("/livenessProbe/httpGet/path").asText()))
                    .isEqualTo(200);
        }
    }

    @Test
    void thePodIsNotKilledWhileCamelStops() {
        int pause = container.at("/lifecycle/preStop/sleep/seconds").asInt();

        assertThat(pause).isPositive();
        assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                .isEqualTo(pause + number("camel.main.shutdown-timeout") + 5);
    }

    private int port(String name) {
        for (JsonNode port : container.path("ports")) {
            if (port.path("name").asText().equals(name)) {
                return port.path("containerPort").asInt();
            }
        }
        throw new AssertionError("no port " + name);
    }

    private int number(String property) {
        return Integer.parseInt(properties.getProperty(property));
    }

    private static Properties properties() {
        Properties properties = new Properties();
        try (InputStream file = open("application.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties;
    }

    private static JsonNode yaml(String name) {
        try (InputStream file = open(name)) {
            return new JsonMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String name) {
        return KubernetesGuideTest.class.getResourceAsStream("/kubernetes/" + name);
    }
}
