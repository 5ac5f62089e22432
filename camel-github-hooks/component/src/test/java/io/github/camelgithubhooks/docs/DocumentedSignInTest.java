// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.InstallationTokens;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.support.TestKeys;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes that the document on signing in shows, with its properties. */
class DocumentedSignInTest extends GitHubAppTestSupport {

    private final Main main = new Main();

    @BeforeEach
    void configure(@TempDir Path directory) throws IOException {
        Properties properties = new Properties();
        try (InputStream file = DocumentedSignInTest.class.getResourceAsStream("/sign-in.properties")) {
            properties.load(file);
        }
        Path key = Files.writeString(directory.resolve("app.private-key.pem"), TestKeys.pkcs1(TestKeys.OURS));
        String shown = properties.getProperty("camel.component.github-hooks.private-key");
        properties.setProperty(
                "camel.component.github-hooks.private-key",
                shown.replace("/run/secrets/app.private-key.pem", "" + key));
        properties.setProperty("camel.component.github-hooks.app-id", "" + app.id());
        properties.setProperty("camel.component.github-hooks.api-url", github.apiUrl());
        properties.setProperty("github.secret", SECRET);
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(properties);
        main.configure().withRoutesIncludePattern("false");
    }

    @AfterEach
    void stopMain() {
        main.stop();
    }

    @Test
    void app() throws Exception {
        SimulatedHook hook = hook("push");
        app.install("octo");
        run(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::app[]
                from("direct:hooks")
                        .to("github-hooks:list?repoOwner=octo&repoName=hello")
                        .log("${body.size} hooks");
                // end::app[]
            }
        });

        List<?> hooks = main.getCamelTemplate().requestBody("direct:hooks", null, List.class);

        assertThat(hooks).hasSize(1);
        assertThat(repository.hook(hook.id())).isPresent();
    }

    @Test
    void organization() throws Exception {
        github.organization("octo-org");
        app.install("octo-org");
        run(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::organization[]
                from("direct:protect")
                        .to("github-hooks:create?organization=octo-org&events=push,pull_request"
                                + "&hookUrl=https://hooks.example.com/github&webhookSecret={{github.secret}}");
                // end::organization[]
            }
        });

        main.getCamelTemplate().requestBody("direct:protect", (Object) null);

        assertThat(github.organization("octo-org").hooks())
                .singleElement()
                .extracting(SimulatedHook::secret)
                .isEqualTo(SECRET);
    }

    @Test
    void appHook() throws Exception {
        app.createHook("https://hooks.example.test/app", SECRET, "push");
        app.install("octo");
        realPush(1);
        run(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::app-hook[]
                from("github-hooks:deliveries?scope=app&startFrom=earliest")
                        .log("${header.CamelGitHubHooksEvent} in ${header.CamelGitHubHooksRepository}")
                        // end::app-hook[]
                        .to("seda:events");
            }
        });

        String event = main.getCamelTemplate()
                .getCamelContext()
                .createConsumerTemplate()
                .receiveBody("seda:events", 30_000, String.class);

        assertThat(event).contains("\"number\":1");
    }

    @Test
    void otherCalls() throws Exception {
        SimulatedInstallation installation = app.install("octo", "octo/hello");
        main.bind("github", new InstallationTokens());
        String installed = GitHubHooksConstants.INSTALLATION_ID;
        main.addProperty("github.api", github.apiUrl());
        run(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::other-calls[]
                from("direct:event")
                        .toV("github-hooks:installationToken", null, "token")
                        .setHeader("Authorization", simple("Bearer ${variable.token.token}"))
                        .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                        .toV("{{github.api}}/installation/repositories", null, "repositories")
                        .removeHeaders("Authorization")
                        .log("${variable.repositories}");
                // end::other-calls[]
                // tag::token-bean[]
                from("direct:event-with-bean")
                        .setHeader("Authorization", method("github", "authorization"))
                        // end::token-bean[]
                        .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                        .to("{{github.api}}/installation/repositories");
            }
        });

        for (String route : List.of("direct:event", "direct:event-with-bean")) {
            main.getCamelTemplate().requestBodyAndHeader(route, "{}", installed, installation.id());
        }

        assertThat(requests("GET /installation/repositories")).hasSize(2).allMatch(request -> request.status() == 200);
        assertThat(requests(buy(installation.id()))).hasSize(1);
    }

    private void run(RouteBuilder route) throws Exception {
        main.configure().addRoutesBuilder(route);
        main.start();
    }
}
