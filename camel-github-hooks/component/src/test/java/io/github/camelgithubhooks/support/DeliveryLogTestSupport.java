// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;

/** Routes that read the log of a hook which delivers to nobody, unless somebody listens. */
public abstract class DeliveryLogTestSupport extends GitHubTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern DETAIL = Pattern.compile(".*/deliveries/\\d+");

    private HttpServer listener;

    @AfterEach
    protected void stopListening() {
        if (listener != null) {
            listener.stop(0);
            listener = null;
        }
    }

    /** A hook whose deliveries are answered 200. */
    protected SimulatedHook listening(String... events) throws IOException {
        listen();
        return hook(events);
    }

    /** From now on deliveries are answered 200. */
    protected void listen() throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        listener.start();
        github.route("https://hooks.example.test", listener.getAddress().getPort());
    }

    protected int listenerPort() {
        return listener.getAddress().getPort();
    }

    /** The endpoint of a consumer that looks often. */
    protected String deliveries(SimulatedHook hook, String... options) {
        String which = hook == null ? "initialDelay=0" : "initialDelay=0&hookId=" + hook.id();
        String further = options.length == 0 ? "" : "&" + String.join("&", options);
        String delay = further.contains("&delay=") ? "" : "&delay=50";
        return uri("deliveries", which + delay + further);
    }

    /** What the check of the reading of the log reports. */
    protected HealthCheck.Result logHealth(String route) {
        return HealthCheckRegistry.get(context)
                .getCheck("log:" + route)
                .orElseThrow()
                .call();
    }

    /** A route from the log to {@code mock:ID}. */
    protected void start(String id, SimulatedHook hook, String... options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(deliveries(hook, options)).routeId(id).to("mock:" + id);
            }
        });
    }

    protected List<Exchange> received(String route, int count) {
        MockEndpoint mock = context.getEndpoint("mock:" + route, MockEndpoint.class);
        await().atMost(PATIENCE).until(() -> mock.getReceivedCounter() >= count);
        return mock.getReceivedExchanges();
    }

    protected List<Exchange> received(int count) {
        return received("deliveries", count);
    }

    protected SimulatedDelivery push(int number) {
        return github.emit("octo/hello", "push", payload("\"number\":" + number))
                .get(0);
    }

    /** A push of the size and with all the properties that GitHub gives it, and a number. */
    protected SimulatedDelivery realPush(int number) {
        String payload = "{\"number\":" + number + ","
                + SamplePayloads.push("octo/hello").substring(1);
        return github.emit("octo/hello", "push", payload).get(0);
    }

    protected SimulatedDelivery emit(String event, String action, int number) {
        return github.emit("octo/hello", event, payload("\"action\":\"" + action + "\",\"number\":" + number))
                .get(0);
    }

    protected void redeliver(SimulatedHook hook, SimulatedDelivery delivery) {
        int before = repository.deliveries(hook.id()).size();
        send(uri("redeliver", "hookId=" + hook.id(), "deliveryId=" + delivery.id()), null);
        await().atMost(PATIENCE).until(() -> repository.deliveries(hook.id()).size() > before);
    }

    /** GitHub's log tells whole seconds: what is emitted after this is newer there too. */
    protected static void awaitNextSecond() {
        Instant next = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        await().until(() -> !Instant.now().isBefore(next));
    }

    /** The requests for single deliveries. */
    protected List<RecordedRequest> details() {
        return github.requests().stream()
                .filter(request -> request.method().equals("GET"))
                .filter(request -> DETAIL.matcher(request.path()).matches())
                .toList();
    }

    /** The requests for pages of the log. */
    protected List<RecordedRequest> lists() {
        return github.requests().stream()
                .filter(request -> request.path().endsWith("/deliveries"))
                .toList();
    }

    protected static List<Integer> numbers(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> json(exchange.getMessage().getBody(String.class))
                        .get("number")
                        .asInt())
                .toList();
    }

    public static JsonNode json(String text) {
        try {
            return new JsonMapper()
                    .reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String payload(String fields) {
        return "{" + fields + ",\"repository\":{\"full_name\":\"octo/hello\"},\"sender\":{\"login\":\"mona\"}}";
    }
}
