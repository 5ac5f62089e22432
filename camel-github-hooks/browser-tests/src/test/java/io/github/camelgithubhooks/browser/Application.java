// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.apache.camel.spi.RouteController;

/** A Camel application with a route that can be made to fail, its dashboard, and a simulated GitHub that sends to it. */
final class Application implements AutoCloseable {

    static final String REPOSITORY = "octo/hello";
    static final String ROUTE = "events";

    static final String SECRET = "browser-tests-only";
    private static final String PUBLIC_URL = "https://hooks.example.test";
    private static final String OPTION = "camel.component.github-hooks.";

    final GitHubSimulator github = GitHubSimulator.start();
    final SimulatedRepository repository = github.repository(REPOSITORY);
    final SimulatedHook hook = repository.createHook(PUBLIC_URL + "/github", SECRET, "push", "issues", "pull_request");

    private final List<Map<String, Object>> handled = new CopyOnWriteArrayList<>();
    private final Main main = new Main();
    private volatile String failure;

    private final String options;

    private Application(String options) {
        this.options = options;
    }

    /** Starts it; the settings are properties of camel-main. */
    static Application start(Map<String, String> settings) throws Exception {
        return start(settings, "");
    }

    /** Starts it with further options of its route, such as {@code &events=push}. */
    static Application start(Map<String, String> settings, String options) throws Exception {
        Application application = new Application(options);
        application.run(settings);
        return application;
    }

    private void run(Map<String, String> settings) throws Exception {
        main.setPropertyPlaceholderLocations(
                "classpath:dashboard.properties,classpath:application-under-test.properties");
        main.addInitialProperty(OPTION + "api-url", github.apiUrl());
        main.addInitialProperty(OPTION + "oauth-token", github.token());
        main.addInitialProperty(OPTION + "hook-id", String.valueOf(hook.id()));
        settings.forEach(main::addOverrideProperty);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("github-hooks:receive?path=/github" + options)
                        .routeId(ROUTE)
                        .process(Application.this::handle);
            }
        });
        main.start();
        github.route(PUBLIC_URL, port());
    }

    private void handle(Exchange exchange) {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        handled.add(Map.copyOf(exchange.getMessage().getHeaders()));
    }

    /** Makes the route fail with these words, or work again if they are null. */
    void failWith(String words) {
        failure = words;
    }

    /** Returns the headers of the messages that the route has handled. */
    List<Map<String, Object>> handled() {
        return List.copyOf(handled);
    }

    /** Stops the route, or starts it again. */
    void run(boolean run) throws Exception {
        RouteController routes = main.getCamelContext().getRouteController();
        if (run) {
            routes.startRoute(ROUTE);
        } else {
            routes.stopRoute(ROUTE);
        }
    }

    /** Has GitHub send a push. */
    SimulatedDelivery push() {
        return emit("push", SamplePayloads.push(REPOSITORY));
    }

    /** Has GitHub send an event. */
    SimulatedDelivery emit(String event, String payload) {
        return github.emit(event, payload).get(0);
    }

    /** Has somebody send a push signed with another secret. */
    SentDelivery forge() {
        return SignedSender.to(URI.create(address("/github")))
                .secret("guessed")
                .event("push")
                .body(SamplePayloads.push(REPOSITORY))
                .send();
    }

    /** Returns the address of something that the application serves. */
    String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return main.getCamelContext()
                .getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
    }

    @Override
    public void close() {
        main.stop();
        github.close();
    }
}
