// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.support.TestKeys;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The health check of a producer that signs in as an App is about the installation that it needs, or about the App. */
class AppHealthTest extends GitHubAppTestSupport {

    @BeforeEach
    void checkProducers() {
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
    }

    @Test
    void theInstallationIsAsked() throws Exception {
        SimulatedInstallation installation = app.install("octo");
        start(repositoryUri("list"));

        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(calls()).containsExactly(LOOK_UP, buy(installation.id()), "GET /rate_limit");
    }

    @Test
    void anAppThatIsNotInstalledIsTold() throws Exception {
        start(repositoryUri("list"));

        assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(check().getMessage())
                .hasValueSatisfying(words -> assertThat(words).containsIgnoringCase("install"));
        assertThat(calls()).containsExactly(LOOK_UP);
    }

    @Test
    void theAppItselfIsAsked() throws Exception {
        start(appUri("getConfig", "scope=app"));

        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(calls()).containsExactly("GET /app");
    }

    @Test
    void theAppItselfIsAskedWhereMessagesNameTheRepository() throws Exception {
        start(appUri("list"));

        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(calls()).containsExactly("GET /app");
    }

    @Test
    void anAppThatGitHubDoesNotKnowIsToldWhereMessagesNameTheRepository() throws Exception {
        start(appUri("list").replace("appId=" + app.id(), "appId=77"));

        assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(check().getMessage())
                .hasValueSatisfying(words -> assertThat(words).contains("GitHub knows no App 77", "option appId"));
    }

    @Test
    void aKeyOfAnotherAppIsToldWhereMessagesNameTheRepository() throws Exception {
        context.getRegistry().bind("key", TestKeys.pkcs8(TestKeys.ANOTHER));
        start(appUri("list"));

        assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(check().getMessage())
                .hasValueSatisfying(words -> assertThat(words).contains("privateKey must be of the same App"));
    }

    @Test
    void aNamedInstallationThatThereIsNotIsToldWhereMessagesNameTheRepository() throws Exception {
        start(appUri("list", "installationId=77"));

        assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(check().getMessage())
                .hasValueSatisfying(words -> assertThat(words).contains("no installation 77"));
    }

    private void start(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri);
            }
        });
    }

    private HealthCheck.Result check() {
        List<HealthCheck> checks = HealthCheckRegistry.get(context).stream()
                .filter(check -> check.getId().startsWith("producer:github-hooks-"))
                .toList();
        assertThat(checks).hasSize(1);
        return checks.get(0).call();
    }
}
