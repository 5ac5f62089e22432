// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;

/** A receiver whose route fails on push number 13, and its dashboard, on a server that only this machine can reach. */
public abstract class DashboardTestSupport extends DeliveryLogTestSupport {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    protected SimulatedHook hook;

    @BeforeEach
    @Override
    protected void startCamel() throws Exception {
        HttpServer.on(context);
        GitHubHooksComponent component = context.getComponent("github-hooks", GitHubHooksComponent.class);
        component.setDashboardEnabled(true);
        configure(component);
        super.startCamel();
        github.route("https://hooks.example.test", HttpServer.port(context));
        hook = hook("*");
    }

    /** Sets further options before the component starts. */
    protected void configure(GitHubHooksComponent component) {}

    /** A route {@code events} from {@code receive} with these options. */
    protected void receive(String... options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri("receive", options) + "&webhookSecret=" + SECRET + "&hookId=" + hook.id())
                        .routeId("events")
                        .filter(simple("${body} contains '\"number\":13'"))
                        .throwException(new IllegalStateException("unlucky number"))
                        .end()
                        .to("mock:events");
            }
        });
    }

    protected URI url(String path) {
        return URI.create("http://127.0.0.1:" + HttpServer.port(context) + "/github-hooks" + path);
    }

    protected HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path)).timeout(Duration.ofSeconds(20));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Has the dashboard act, as its page does. */
    protected HttpResponse<String> post(String path, String json) {
        return post(path, json, token());
    }

    protected HttpResponse<String> post(String path, String json, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Hooks-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The result of each of the things that the dashboard was asked to do. */
    protected JsonNode act(String action, String json) {
        HttpResponse<String> answer = post("/api/actions/" + action, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    protected JsonNode read(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    protected String token() {
        return read("/api/overview").path("token").asText();
    }

    protected JsonNode route() {
        return read("/api/overview").path("routes").get(0);
    }

    protected List<JsonNode> rows(String query) {
        return StreamSupport.stream(read("/api/deliveries" + query).path("rows").spliterator(), false)
                .toList();
    }

    /** The row of an event, once it has this outcome. */
    protected JsonNode row(String guid, String outcome) {
        await().until(() -> rows("?outcome=" + outcome + "&guid=" + guid).size() == 1);
        return rows("?outcome=" + outcome + "&guid=" + guid).get(0);
    }
}
