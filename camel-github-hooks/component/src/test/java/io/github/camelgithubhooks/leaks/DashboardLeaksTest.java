// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No answer of the dashboard has a secret, a token or a signature. */
class DashboardLeaksTest extends LeaksTestSupport {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeEach
    @Override
    protected void startCamel() throws Exception {
        HttpServer.on(context);
        GitHubHooksComponent component = context.getComponent("github-hooks", GitHubHooksComponent.class);
        component.setDashboardEnabled(true);
        super.startCamel();
        context.getRegistry().bind("secret", SECRET);
        context.getRegistry().bind("token", github.token());
        github.route("https://hooks.example.test", HttpServer.port(context));
    }

    private String get(String path) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + HttpServer.port(context) + "/github-hooks" + path);
        return CLIENT.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                .body();
    }

    @Test
    void nothingLeaksFromTheDashboard() throws Exception {
        SimulatedHook hook = repository.createHook("https://hooks.example.test/github?key=private-key", SECRET, "push");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("github-hooks:receive?webhookSecret=#secret&oauthToken=#token&repoOwner=octo&repoName=hello"
                                + "&apiUrl=" + github.apiUrl() + "&hookId=" + hook.id())
                        .routeId("events")
                        .throwException(new IllegalStateException(
                                "no answer from https://mona:private-password@db.example.test/x?key=private-key"));
            }
        });
        URI listener = URI.create("http://127.0.0.1:" + HttpServer.port(context) + "/github");
        String forged = SignedSender.sign256("guessed", "{}".getBytes(StandardCharsets.UTF_8));
        SignedSender.to(listener).secret("guessed").body("{}").send();
        github.emit("octo/hello", "push", SamplePayloads.push("octo/hello"));
        await().until(() -> get("/api/deliveries").contains("\"failed\"")
                && !repository.deliveries(hook.id()).isEmpty());

        List<String> seen = new ArrayList<>();
        for (String path : List.of("/", "/api/overview", "/api/chart", "/api/deliveries", "/api/hooks", "/app.js")) {
            seen.add(get(path));
        }
        for (JsonNode row : DeliveryLogTestSupport.json(get("/api/deliveries")).path("rows")) {
            seen.add(get("/api/deliveries/" + row.path("id").asText()));
        }
        assertThat(seen).anyMatch(text -> text.contains("no answer from https://db.example.test/x"));
        assertThat(seen).anyMatch(text -> text.contains("\"payload\":{"));
        // the route's own exception, which Camel logs as it is
        for (String part : List.of("private-key", "private-password", "sha256=", "sha1=")) {
            assertThat(seen).noneMatch(text -> text.contains(part));
        }
        assertNothingLeaks(seen, List.of(SECRET, github.token(), forged));
    }
}
