// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.GitHubHeaders;
import io.github.camelgithubhooks.internal.event.TraceHeaders;
import io.github.camelgithubhooks.spi.UnreadBodies;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Consumer of {@code platform-http} that takes the requests of one path, whatever their method. */
final class HttpDelegate {

    private static final Logger LOG = LoggerFactory.getLogger(HttpDelegate.class);

    private static final String COMPONENT = "platform-http";
    private static final String REMEDY = "add the dependency org.apache.camel:camel-platform-http-vertx and its server,"
            + " or with camel-main camel-platform-http-main and camel.server.enabled=true,"
            + " or with Spring Boot camel-platform-http-starter";

    private static final String VERTX_ENGINE = "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine";
    private static final String SPRING_ENGINE =
            "org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine";

    /** Lets in the headers that the checks read, and out those of the answer: engines would copy all of them both ways. */
    private static final class HeaderFilter implements HeaderFilterStrategy {

        private static final Set<String> IN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

        static {
            IN.addAll(GitHubHeaders.SINGLE);
            IN.addAll(RequestChecks.FORWARDED);
            IN.add(TraceHeaders.PARENT);
            IN.add(TraceHeaders.STATE);
            IN.add(Exchange.CONTENT_TYPE);
            IN.add(Exchange.CONTENT_LENGTH);
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return !IN.contains(name);
        }

        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return name.startsWith("Camel");
        }
    }

    /** Null if {@code webhook:} brings the requests. */
    private final Consumer consumer;

    private HttpDelegate(Consumer consumer) {
        this.consumer = consumer;
    }

    /**
     * Starts to listen.
     *
     * @throws IllegalStateException if there is no HTTP server, or if the path is taken
     */
    static HttpDelegate start(CamelContext context, String path, Listener listener) throws Exception {
        PlatformHttpComponent component = component(context);
        requireFree(component, path);
        PlatformHttpEndpoint endpoint = new PlatformHttpEndpoint(COMPONENT + ":" + path, path, component);
        endpoint.setPlatformHttpEngine(engine(context, component, listener));
        endpoint.setRequestTimeout(component.getRequestTimeout());
        // the signature covers the raw bytes: nobody else may read the body or take a form apart
        endpoint.setUseBodyHandler(false);
        endpoint.setPopulateBodyWithForm(false);
        // bytes: an engine would decode characters otherwise
        endpoint.setUseStreaming(true);
        endpoint.setHeaderFilterStrategy(new HeaderFilter());
        // our filter decides which headers may leave
        endpoint.setReturnHttpRequestHeaders(true);
        Consumer consumer = endpoint.createConsumer(listener);
        try {
            ServiceHelper.initService(consumer);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("There is no HTTP server to receive deliveries with: " + REMEDY, e);
        }
        ServiceHelper.startService(consumer);
        return new HttpDelegate(consumer);
    }

    /**
     * Leaves the listening on a path to Camel's {@code webhook:} component, which is about to start.
     *
     * @throws IllegalStateException if the path is taken
     */
    static HttpDelegate leftToWebhook(CamelContext context, String path) {
        requireFree(component(context), path);
        return new HttpDelegate(null);
    }

    /**
     * Looks the server up before the context starts. The runtime of {@code camel run} starts a server at the first look-up,
     * and that server looks up the component again: once the context starts, Camel refuses such a circle. A component
     * without an engine isn't kept, since it would fail the start in words of its own.
     */
    static void lookUp(CamelContext context) {
        try {
            ServiceHelper.startService(context.getComponent(COMPONENT));
        } catch (RuntimeException e) {
            LOG.debug("There is no HTTP engine so far: {}", e.toString());
            context.removeComponent(COMPONENT);
        }
    }

    void stop() {
        ServiceHelper.stopAndShutdownService(consumer);
    }

    /** Stops with the server, once the context is stopped: until then nobody gets a 404 at a path that was open. */
    void stopWith(CamelContext context) {
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopped(CamelContext stopped) {
                stop();
                stopped.getLifecycleStrategies().remove(this);
            }
        });
    }

    private static PlatformHttpComponent component(CamelContext context) {
        try {
            PlatformHttpComponent component = context.getComponent(COMPONENT, PlatformHttpComponent.class);
            ServiceHelper.startService(component);
            return component;
        } catch (RuntimeException e) {
            throw new IllegalStateException("There is no HTTP engine to receive deliveries with: " + REMEDY, e);
        }
    }

    /** Returns the engine of the component, wrapped so that it leaves bodies unread where that is possible. */
    private static PlatformHttpEngine engine(CamelContext context, PlatformHttpComponent component, Listener listener) {
        if (isEngine(component, VERTX_ENGINE)) {
            return VertxEngine.of(component.getEngine(), listener::receive);
        }
        UnreadBodies unreadBodies = context.getRegistry().findSingleByType(UnreadBodies.class);
        if (component.getEngine() != null && unreadBodies != null) {
            return unreadBodies.of(component.getEngine(), listener::receive);
        }
        if (isEngine(component, SPRING_ENGINE)) {
            LOG.warn("Whole bodies are read into memory before maxBodySize is checked:"
                    + " add the dependency io.github.camel-github-hooks:camel-github-hooks-starter");
        }
        return component.getEngine();
    }

    private static boolean isEngine(PlatformHttpComponent component, String name) {
        return component.getEngine() != null
                && component.getEngine().getClass().getName().equals(name);
    }

    private static boolean takes(HttpEndpointModel other, String path) {
        String theirs = ReceiveOptions.normalizedPath(other.getUri());
        boolean prefix = other.getConsumer() != null
                && other.getConsumer().getEndpoint() instanceof PlatformHttpEndpoint endpoint
                && endpoint.isMatchOnUriPrefix();
        return prefix ? path.startsWith(theirs) : path.equals(theirs);
    }

    private static void requireFree(PlatformHttpComponent component, String path) {
        if (component.getHttpEndpoints().stream().anyMatch(other -> takes(other, path))) {
            throw new IllegalStateException("Something else listens on " + path
                    + ", another platform-http route or another github-hooks component:"
                    + " the server would give it all the deliveries. Set the option path to a free one");
        }
    }
}
