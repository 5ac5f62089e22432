// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A Spring Boot application on Tomcat with a route that receives; an issue fails, a release takes another thread. */
final class ReceivingApplication implements AutoCloseable {

    static final String SECRET = "it-is-a-test-secret";

    /** The setting that adds the properties of the guide to Kubernetes. */
    static final String ON_KUBERNETES = "spring.config.additional-location=classpath:/kubernetes/";

    /** A thread for each task. On two processors, Java's common pool has a single one since Java 25. */
    static final Executor BACKGROUND = task -> new Thread(task, "background of a test").start();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext spring;

    private ReceivingApplication(ConfigurableApplicationContext spring) {
        this.spring = spring;
    }

    static ReceivingApplication start(String... settings) {
        return start(List.of(Routes.class), settings);
    }

    /** Starts the application with a further configuration. */
    static ReceivingApplication with(Class<?> configuration, String... settings) {
        return start(List.of(Routes.class, configuration), settings);
    }

    private static ReceivingApplication start(List<Class<?>> configurations, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "spring.main.banner-mode=off",
                "camel.main.name=receiving",
                ComponentOption.PREFIX + ".webhook-secret=" + SECRET,
                ComponentOption.PREFIX + ".max-body-size=100000"));
        if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith("server.address="))) {
            all.add("server.address=127.0.0.1");
        }
        all.addAll(List.of(settings));
        return new ReceivingApplication(new SpringApplicationBuilder(configurations.toArray(Class<?>[]::new))
                .web(WebApplicationType.SERVLET)
                .properties(Map.of("logging.level.root", "warn", "server.port", "0"))
                .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new)));
    }

    int port() {
        return spring.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    URI url(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
    }

    SignedSender delivery() {
        return SignedSender.to(url("/github")).secret(SECRET).event("push");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString());
    }

    CamelContext camel() {
        return spring.getBean(CamelContext.class);
    }

    /** Has the route do this with each delivery from now on. */
    void work(Processor work) {
        spring.getBean(Routes.class).work = work;
    }

    /** What the route has got since the last look, the oldest first. */
    List<Exchange> received() {
        List<Exchange> received = new ArrayList<>();
        spring.getBean(Routes.class).received.drainTo(received);
        return received;
    }

    @Override
    public void close() {
        spring.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Routes extends RouteBuilder {

        private final BlockingQueue<Exchange> received = new LinkedBlockingQueue<>();
        private volatile Processor work = exchange -> {};

        @Override
        public void configure() {
            from("github-hooks:receive")
                    .routeId("receive")
                    .choice()
                    .when(header(GitHubHooksConstants.EVENT).isEqualTo("issues"))
                    .throwException(new IllegalStateException("the route failed"))
                    .when(header(GitHubHooksConstants.EVENT).isEqualTo("release"))
                    .threads(1)
                    .end()
                    .end()
                    .setHeader("X-Of-The-Route", constant("secret of the route"))
                    .process(exchange -> work.process(exchange))
                    .process(exchange -> received.add(exchange.copy()));
        }
    }
}
