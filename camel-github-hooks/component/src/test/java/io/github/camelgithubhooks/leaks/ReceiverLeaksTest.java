// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.junit.jupiter.api.Test;

/** Secrets of a receiver are nowhere to be seen: not in logs at DEBUG, answers, exceptions, {@code toString} or JMX. */
class ReceiverLeaksTest extends LeaksTestSupport {

    private static final String OLD_SECRET = "previous-test-secret";
    private static final String PAYLOAD = "{\"private\":\"payload-of-a-delivery\"}";

    @Test
    void nothingLeaksFromTheReceiver() throws Exception {
        listen();
        // at DEBUG Camel logs the text of routes and the values of placeholders, but not beans
        context.getRegistry().bind("secret", SECRET);
        context.getRegistry().bind("previous", OLD_SECRET);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?webhookSecret=#secret&previousWebhookSecret=#previous")
                        .routeId("receive")
                        .choice()
                        .when(header(GitHubHooksConstants.EVENT).isEqualTo("issues"))
                        .throwException(new IllegalStateException("the route failed"));
            }
        });
        int port = context.getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        URI target = URI.create("http://127.0.0.1:" + port + "/github");
        String forged = SignedSender.sign256("guessed", PAYLOAD.getBytes(StandardCharsets.UTF_8));

        List<String> seen = new ArrayList<>();
        seen.add(answer(delivery(target).secret(SECRET).event("push").send(), 202));
        seen.add(answer(delivery(target).secret(OLD_SECRET).event("push").send(), 202));
        seen.add(answer(delivery(target).secret(SECRET).event("issues").send(), 500));
        seen.add(answer(delivery(target).secret("guessed").event("push").send(), 401));
        seen.add(answer(
                delivery(target).secret(SECRET).event("push").body("not json").send(), 400));
        seen.addAll(whatCamelShows());

        assertNothingLeaks(seen, List.of(SECRET, OLD_SECRET, forged, "payload-of-a-delivery"));
    }

    @Test
    void nothingLeaksFromWebhookMode() throws Exception {
        listen();
        context.getRegistry().bind("secret", SECRET);
        context.getRegistry().bind("token", github.token());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:github-hooks:receive?webhookComponentName=platform-http&webhookPath=/github"
                                + "&webhookExternalUrl=https://hooks.example.test&repoOwner=octo&repoName=hello"
                                + "&webhookSecret=#secret&oauthToken=#token&apiUrl=" + github.apiUrl())
                        .to("mock:events");
            }
        });

        assertThat(repository.hooks()).singleElement().satisfies(hook -> assertThat(hook.secret())
                .isEqualTo(SECRET));
        assertNothingLeaks(new ArrayList<>(whatCamelShows()), List.of(SECRET, github.token()));
    }

    @Test
    void nothingLeaksFromAKameletWhoseSecretsAreProperties() throws Exception {
        // at DEBUG Camel logs the values of placeholders
        root.setLevel(Level.INFO);
        listen();
        context.getPropertiesComponent()
                .addInitialProperty("camel.kamelet.github-hooks-receive-source.webhookSecret", SECRET);
        context.getPropertiesComponent()
                .addInitialProperty("camel.kamelet.github-hooks-receive-source.previousWebhookSecret", OLD_SECRET);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:github-hooks-receive-source").log("received");
            }
        });

        List<String> seen = new ArrayList<>(whatCamelShows());

        assertNothingLeaks(seen, List.of(SECRET, OLD_SECRET));
    }

    private void listen() throws Exception {
        HttpServer.on(context);
    }

    private static SignedSender delivery(URI target) {
        return SignedSender.to(target).body(PAYLOAD).header("X-Github-Encoded-Secret", SECRET);
    }

    private static String answer(SentDelivery sent, int status) {
        assertThat(sent.status()).isEqualTo(status);
        return sent.headers() + sent.bodyText();
    }
}
