// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.model.EnsuredRepository;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes that the documents show for many repositories. */
class DocumentedManyRepositoriesTest extends GitHubTestSupport {

    @BeforeEach
    void configure() throws Exception {
        GitHubHooksConfiguration options =
                context.getComponent("github-hooks", GitHubHooksComponent.class).getConfiguration();
        options.setApiUrl(github.apiUrl());
        options.setOauthToken(github.token());
        Properties properties = new Properties();
        properties.setProperty("github.secret", SECRET);
        context.getPropertiesComponent().setInitialProperties(properties);
        github.route("https://hooks.example.com", HttpServer.on(context).getPort());
        github.organization("octo-org").createHook("https://hooks.example.com/organization", SECRET, "repository");
        github.repository("octo-org/service-orders");
        github.repository("octo-org/docs");
    }

    @Test
    void manyRepositories() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::many[]
                from("direct:hook-services")
                        .to("github-hooks:ensure?repoOwner=octo-org&repoName=service-*&events=push"
                                + "&hookUrl=https://hooks.example.com/github&webhookSecret={{github.secret}}")
                        .split(body())
                        .log("${body}");
                // end::many[]
                // tag::audit[]
                from("direct:audit")
                        .to("github-hooks:audit?repoOwner=octo-org&repoTopics=production")
                        .convertBodyTo(String.class)
                        .log("${body}");
                // end::audit[]
            }
        });
        github.repository("octo-org/docs").setTopics("production");

        List<?> report = template.requestBody("direct:hook-services", null, List.class);
        String audit = template.requestBody("direct:audit", null, String.class);

        assertThat(report).singleElement().isInstanceOfSatisfying(EnsuredRepository.class, repository -> assertThat(
                        repository.repository())
                .isEqualTo("octo-org/service-orders"));
        assertThat(audit).contains("octo-org/docs").doesNotContain("service-orders");
    }

    @Test
    void newRepositoriesAreHooked() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::new[]
                from("github-hooks:receive?path=/organization&webhookSecret={{github.secret}}&events=repository.created,"
                                + "repository.transferred,repository.renamed,repository.unarchived")
                        .filter(header("CamelGitHubHooksRepository").startsWith("octo-org/service-"))
                        .setHeader("CamelGitHubHooksRepoName")
                        .exchange(event -> event.getMessage()
                                .getHeader("CamelGitHubHooksRepository", String.class)
                                .substring("octo-org/".length()))
                        .setBody(simple("${null}"))
                        .to("github-hooks:ensure?repoOwner=octo-org&events=push"
                                + "&hookUrl=https://hooks.example.com/github&webhookSecret={{github.secret}}");
                // end::new[]
            }
        });

        for (String action : List.of("created", "transferred", "renamed", "unarchived")) {
            github.repository("octo-org/service-" + action);
            github.emit("octo-org", "repository", event(action, "service-" + action));
            // another event about it, such as one that GitHub redelivers
            github.emit("octo-org", "repository", event("created", "service-" + action));

            assertThat(github.repository("octo-org/service-" + action).hooks())
                    .extracting(SimulatedHook::url)
                    .containsExactly("https://hooks.example.com/github");
        }
        github.emit("octo-org", "repository", event("created", "docs"));
        github.emit("octo-org", "repository", event("archived", "service-orders"));
        assertThat(github.repository("octo-org/docs").hooks()).isEmpty();
        assertThat(github.repository("octo-org/service-orders").hooks()).isEmpty();
    }

    @Test
    void theLogsOfAllAreRead(@TempDir Path state) throws Exception {
        context.getPropertiesComponent().addOverrideProperty("state.directory", state.toString());
        SimulatedRepository orders = github.repository("octo-org/service-orders");
        orders.createHook("https://hooks.example.com/github", SECRET, "push");
        github.emit("octo-org/service-orders", "push", event("created", "service-orders"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::read[]
                from("github-hooks:deliveries?repoOwner=octo-org&repoName=service-*"
                                + "&hookUrl=https://hooks.example.com/github&stateDirectory={{state.directory}}")
                        .routeId("services")
                        .log("${header.CamelGitHubHooksRepository}: ${header.CamelGitHubHooksEvent}")
                        .to("mock:services");
                // end::read[]
            }
        });

        MockEndpoint services = context.getEndpoint("mock:services", MockEndpoint.class);
        await().until(() -> services.getReceivedCounter() == 1);
        assertThat(services.getReceivedExchanges().get(0).getMessage().getHeader("CamelGitHubHooksRepository"))
                .isEqualTo("octo-org/service-orders");
    }

    private static String event(String action, String name) {
        return """
                {"action": "%s", "repository": {"name": "%s", "full_name": "octo-org/%s"}}
                """.formatted(action, name, name);
    }
}
