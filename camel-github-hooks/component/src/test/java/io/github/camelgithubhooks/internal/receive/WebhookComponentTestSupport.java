// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Routes from Camel's {@code webhook:} component in camel-main. */
abstract class WebhookComponentTestSupport extends GitHubTestSupport {

    static final String SERVER = "webhookComponentName=platform-http&webhookPath=/github";
    static final String PUBLIC = "webhookExternalUrl=https://hooks.example.test";
    final Main main = new Main();

    @BeforeEach
    void withServer() {
        main.setPropertyPlaceholderLocations("false");
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.port", "0");
    }

    @AfterEach
    void stopMain() {
        main.stop();
    }

    String registering(String options) {
        return receiving(PUBLIC + "&repoOwner=octo&repoName=hello&apiUrl=" + github.apiUrl() + "&oauthToken="
                + github.token() + "&" + options);
    }

    static String receiving(String options) {
        return "webhook:github-hooks:receive?" + SERVER + "&webhookSecret=" + SECRET + "&" + options;
    }

    /** Routes from these, of which the last is called events. */
    void run(String... uris) throws Exception {
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < uris.length; i++) {
                    from(uris[i])
                            .routeId(i == uris.length - 1 ? "events" : "other" + i)
                            .to("mock:events");
                }
            }
        });
        main.start();
        github.route("https://hooks.example.test", port());
    }

    int port() {
        return main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
    }

    SignedSender delivery() {
        return SignedSender.to(URI.create("http://127.0.0.1:" + port() + "/github"))
                .secret(SECRET)
                .event("push")
                .body("{}");
    }

    static SentDelivery send(SignedSender delivery) {
        return delivery.send();
    }

    HttpResponse<Void> get() throws Exception {
        URI url = URI.create("http://127.0.0.1:" + port() + "/github");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding());
    }

    List<Exchange> received(int count) {
        MockEndpoint mock = main.getCamelContext().getEndpoint("mock:events", MockEndpoint.class);
        await().until(() -> mock.getReceivedCounter() >= count);
        return mock.getReceivedExchanges();
    }
}
