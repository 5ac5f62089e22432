// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes of the documentation that make their hooks, as they stand there. */
class DocumentedRegistrationTest extends GitHubTestSupport {

    @BeforeEach
    void configure() throws Exception {
        GitHubHooksConfiguration defaults =
                context.getComponent("github-hooks", GitHubHooksComponent.class).getConfiguration();
        defaults.setApiUrl(github.apiUrl());
        context.getPropertiesComponent().addOverrideProperty("github.token", github.token());
        context.getPropertiesComponent().addOverrideProperty("github.secret", SECRET);
        context.getPropertiesComponent()
                .addOverrideProperty(
                        "hooks.directory", Path.of("src/test/resources").toString());
    }

    @Test
    void declaredHooks() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::declared[]
                from("file:{{hooks.directory}}?fileName=hooks.json&noop=true")
                        .to("github-hooks:ensure?repoOwner=octo&repoName=hello"
                                + "&oauthToken={{github.token}}&webhookSecret={{github.secret}}")
                        .split(body())
                        .log("${body.outcome}: ${body.hook.config.url}");
                // end::declared[]
            }
        });

        await().untilAsserted(() -> assertThat(repository.hooks())
                .extracting(SimulatedHook::url, SimulatedHook::active, SimulatedHook::secret)
                .containsExactly(
                        tuple("https://hooks.example.test/builds", true, SECRET),
                        tuple("https://hooks.example.test/triage", true, SECRET),
                        tuple("https://hooks.example.test/old", false, SECRET)));
    }

    @Test
    void aReceiverThatRegisters() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::auto-register[]
                from("github-hooks:receive?path=/github&webhookSecret={{github.secret}}&events=push"
                                + "&autoRegister=true&hookUrl=https://hooks.example.test/github"
                                + "&repoOwner=octo&repoName=hello&oauthToken={{github.token}}")
                        .routeId("events")
                        .to("mock:events");
                // end::auto-register[]
            }
        });
        listen();

        await().until(() -> repository.hooks().size() == 1);
        assertThat(github.emit("push", SamplePayloads.push("octo/hello")).get(0).statusCode())
                .isEqualTo(202);
    }

    @Test
    void webhook() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::webhook[]
                from("webhook:github-hooks:receive?webhookComponentName=platform-http&webhookPath=/github"
                                + "&webhookExternalUrl=https://hooks.example.test"
                                + "&webhookSecret={{github.secret}}&events=push"
                                + "&repoOwner=octo&repoName=hello&oauthToken={{github.token}}")
                        .routeId("events")
                        .to("mock:events");
                // end::webhook[]
            }
        });
        listen();

        assertThat(github.emit("push", SamplePayloads.push("octo/hello")).get(0).statusCode())
                .isEqualTo(202);
    }

    private void listen() throws Exception {
        github.route(
                "https://hooks.example.test",
                context.getComponent("platform-http", PlatformHttpComponent.class)
                        .getEngine()
                        .getServerPort());
    }

    @BeforeEach
    void serve() throws Exception {
        HttpServer.on(context);
    }
}
