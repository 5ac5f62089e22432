// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.support.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each component of a context may have a dashboard, at a path of its own. */
class SeveralDashboardsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void prepare() throws Exception {
        HttpServer.on(context);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void component(String name, String path) throws Exception {
        GitHubHooksComponent component = new GitHubHooksComponent();
        component.setDashboardEnabled(true);
        component.setDashboardPath(path);
        context.addComponent(name, component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(name + ":receive?webhookSecret=a-test-secret&path=/webhooks/" + name)
                        .routeId("events of " + name)
                        .to("mock:events");
            }
        });
    }

    private String overview(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + HttpServer.port(context) + path + "/api/overview");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    @Test
    void eachShowsTheRoutesOfItsComponent() throws Exception {
        component("github-hooks", "/github-hooks");
        component("others", "/other-hooks");
        context.start();

        assertThat(overview("/github-hooks")).contains("events of github-hooks").doesNotContain("events of others");
        assertThat(overview("/other-hooks")).contains("events of others").doesNotContain("events of github-hooks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/github-hooks", "/github-hooks/others"})
    void twoAtOnePathDoNotStart(String path) {
        assertThatThrownBy(() -> {
                    component("github-hooks", "/github-hooks");
                    component("others", path);
                    context.start();
                })
                .hasStackTraceContaining("dashboardPath")
                .hasStackTraceContaining("the component github-hooks of the same Camel context");
    }
}
