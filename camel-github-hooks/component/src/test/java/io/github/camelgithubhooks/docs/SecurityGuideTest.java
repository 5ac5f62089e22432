// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.WebhookSecrets;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the security guide shows. */
class SecurityGuideTest extends ListenerTestSupport {

    private SimulatedHook hook;

    @BeforeEach
    void configure() throws Exception {
        hook = hook("push");
        context.addComponent("kafka", new MockComponent());
        Properties properties = new Properties();
        properties.setProperty("github.token", github.token());
        properties.setProperty("github.hook", Long.toString(hook.id()));
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getComponent("github-hooks", GitHubHooksComponent.class)
                .getConfiguration()
                .setApiUrl(github.apiUrl());
        github.inject(Fault.response(200, "application/json", "{\"hooks\":[\"127.0.0.0/8\"]}")
                .on("GET", "/meta"));
        HttpServer.on(context);
        github.route("https://hooks.example.test", listener().getPort());
    }

    @Test
    void everyGuardTogether() throws Exception {
        // tag::bean[]
        // what your client of the vault keeps up to date, the newest first
        AtomicReference<List<String>> known = new AtomicReference<>(List.of());
        context.getRegistry().bind("vault", (WebhookSecrets) known::get);
        // end::bean[]
        known.set(List.of(SECRET));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::guarded[]
                from("github-hooks:receive?webhookSecrets=#bean:vault&allowedSources=github"
                                + "&replayWindow=24h&catchUp=true&repoOwner=octo&repoName=hello"
                                + "&hookId={{github.hook}}&oauthToken={{github.token}}")
                        .routeId("events")
                        .to("kafka:github-events");
                // end::guarded[]
            }
        });
        await().until(() -> realPush(1).statusCode() == 202);

        assertThat(signedWith("guessed").status()).isEqualTo(401);
        assertThat(signed(SECRET)
                        .body(repository.deliveries(hook.id()).get(0).requestBody())
                        .send()
                        .status())
                .isEqualTo(503);
        known.set(List.of("next"));
        assertThat(signedWith(SECRET).status()).isEqualTo(401);
    }
}
