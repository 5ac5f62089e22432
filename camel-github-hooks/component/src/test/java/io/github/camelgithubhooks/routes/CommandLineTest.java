// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.ServerSocket;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.apache.camel.spi.ComponentResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes under {@code camel run}, whose runtime starts the HTTP server when the component platform-http is looked up. */
class CommandLineTest {

    private static final String SECRET = "it-is-a-test-secret";

    @ParameterizedTest
    @ValueSource(strings = {"github-hooks:receive", "kamelet:github-hooks-receive-source"})
    void aRouteReceives(String source) throws Exception {
        int port = freePort();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getCamelContextExtension().addContextPlugin(ComponentResolver.class, new ServerOnDemand(port));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(source + "?webhookSecret=" + SECRET).to("mock:events");
                }
            });

            context.start();

            SentDelivery sent = SignedSender.to(URI.create("http://127.0.0.1:" + port + "/github"))
                    .secret(SECRET)
                    .event("push")
                    .send();
            assertThat(sent.status()).isEqualTo(202);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Does what the runtime of {@code camel run} does. */
    private static final class ServerOnDemand extends DefaultComponentResolver {

        private final int port;

        ServerOnDemand(int port) {
            this.port = port;
        }

        @Override
        public Component resolveComponent(String name, CamelContext context) {
            Component component = super.resolveComponent(name, context);
            if (component instanceof PlatformHttpComponent && context.hasService(MainHttpServer.class) == null) {
                HttpServerConfigurationProperties configuration = new HttpServerConfigurationProperties(null);
                configuration.setHost("127.0.0.1");
                configuration.setPort(port);
                try {
                    context.addService(
                            new DefaultMainHttpServerFactory().newHttpServer(context, configuration), true, true);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return component;
        }
    }
}
