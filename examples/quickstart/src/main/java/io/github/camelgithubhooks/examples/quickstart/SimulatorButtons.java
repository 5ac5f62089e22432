// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.quickstart;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * What the buttons above the dashboard do: they make a simulated GitHub send something, or take the listener down for a while,
 * so that GitHub can't reach it.
 */
final class SimulatorButtons implements AutoCloseable {

    /** Where the dashboard finds them: the property {@code github-hooks.simulator} names it. */
    static final String PATH = "/simulator";

    private static final String ROUTE = "events";
    private static final int MINUTE = 60;

    /** A port at which nobody listens. */
    private static final int NOBODY = 1;

    private final GitHubSimulator github;
    private final String repository;
    private final String publicUrl;
    private final URI listener;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private Future<?> comingBack = CompletableFuture.completedFuture(null);

    SimulatorButtons(GitHubSimulator github, String repository, String publicUrl, URI listener) {
        this.github = github;
        this.repository = repository;
        this.publicUrl = publicUrl;
        this.listener = listener;
    }

    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:" + PATH + "/?httpMethodRestrict=GET")
                        .routeId("simulator")
                        .setBody(constant("A simulated GitHub"));
                from("platform-http:" + PATH + "/emit?httpMethodRestrict=POST")
                        .routeId("simulator-emit")
                        .process(exchange -> github.emit("push", SamplePayloads.push(repository)))
                        .setBody(constant("sent"));
                from("platform-http:" + PATH + "/forge?httpMethodRestrict=POST")
                        .routeId("simulator-forge")
                        .process(exchange -> forge())
                        .setBody(constant("sent"));
                from("platform-http:" + PATH + "/down?httpMethodRestrict=POST")
                        .routeId("simulator-down")
                        .process(SimulatorButtons.this::goDown)
                        .setBody(constant("down"));
                from("platform-http:" + PATH + "/up?httpMethodRestrict=POST")
                        .routeId("simulator-up")
                        .process(exchange -> comeBack(exchange.getContext()))
                        .setBody(constant("up"));
            }
        };
    }

    private void forge() {
        SignedSender.to(listener)
                .secret("guessed")
                .event("push")
                .body(SamplePayloads.push(repository))
                .send();
    }

    private synchronized void goDown(Exchange exchange) throws Exception {
        CamelContext context = exchange.getContext();
        int seconds = exchange.getMessage().getHeader("seconds", MINUTE, Integer.class);
        github.route(publicUrl, NOBODY);
        context.getRouteController().stopRoute(ROUTE);
        comingBack.cancel(false);
        comingBack = later.schedule(
                () -> {
                    comeBack(context);
                    return null;
                },
                seconds,
                TimeUnit.SECONDS);
    }

    private synchronized void comeBack(CamelContext context) throws Exception {
        comingBack.cancel(false);
        github.route(publicUrl, listener.getPort());
        context.getRouteController().startRoute(ROUTE);
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
