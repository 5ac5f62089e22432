// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelgithubhooks.support.RoutesTestSupport;
import io.github.camelgithubhooks.support.Warnings;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes in YAML that the documents show. */
class DocumentedYamlTest extends RoutesTestSupport {

    @Test
    void eachRepositoryHasAPathAndASecretOfItsOwn() throws Exception {
        property("billing.secret", "b");
        property("shop.secret", "s");
        property("docs.secret", "d");
        load("three-repositories.yaml");

        assertThat(delivery("/github/billing").secret("b").send().status()).isEqualTo(202);
        assertThat(delivery("/github/shop").secret("s").send().status()).isEqualTo(202);
        assertThat(delivery("/github/docs").secret("d").send().status()).isEqualTo(202);
        assertThat(delivery("/github/docs").secret("b").send().status()).isEqualTo(401);
        assertThat(mock("events").getReceivedCounter()).isEqualTo(3);
    }

    @Test
    void recipesPickEventsByTheirPayload() throws Exception {
        load("recipes.yaml");
        String push = SamplePayloads.push("octo/hello");

        event("pull_request", SamplePayloads.pullRequestMerged("octo/hello"));
        event(
                "pull_request",
                SamplePayloads.pullRequestMerged("octo/hello").replace("\"merged\":true", "\"merged\":false"));
        assertThat(mock("merged").getReceivedCounter()).isEqualTo(1);

        event("push", push);
        event("push", push.replace("refs/heads/main", "refs/heads/other"));
        assertThat(mock("branch").getReceivedCounter()).isEqualTo(1);

        event("issues", "{\"action\":\"labeled\",\"label\":{\"name\":\"bug\"}}");
        event("issues", "{\"action\":\"labeled\",\"label\":{\"name\":\"question\"}}");
        assertThat(mock("label").getReceivedCounter()).isEqualTo(1);

        assertThat(mock("paths").getReceivedCounter()).isZero();
        event("push", push.replace("README.md", "docs/README.md"));
        assertThat(mock("paths").getReceivedCounter()).isEqualTo(1);
    }

    private void event(String name, String payload) {
        assertThat(delivery().event(name).body(payload).send().status()).isEqualTo(202);
    }

    @Test
    void camelTakesNoListForTheEvents() {
        assertThatThrownBy(() -> loadText("list.yaml", """
                        - route:
                            from:
                              uri: github-hooks:receive
                              parameters:
                                events:
                                  - push
                                  - issues.opened
                        """)).hasStackTraceContaining("Unsupported type: SEQUENCE");
    }

    @Test
    void secretsAreInADirectory(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("current"), "new\n");
        Files.writeString(directory.resolve("previous"), "old\n");
        property("secrets.directory", directory);
        load("secret-directory.yaml");

        assertThat(delivery().secret("new").send().status()).isEqualTo(202);
        assertThat(delivery().secret("old").send().status()).isEqualTo(202);
    }

    @Test
    void hooksAreListed() throws Exception {
        SimulatedHook hook = hook("push");
        try (Warnings log = Warnings.andInfoOfAll()) {
            load("list-hooks.yaml");

            String line = "hook " + hook.id() + ": https://hooks.example.test/";
            await().until(() -> !log.lines(line).isEmpty());
        }
    }

    @Test
    void anEventOfTheLogRunsAgain() throws Exception {
        SimulatedHook hook = listening("push");
        String guid = realPush(7).guid();
        property("github.hook", hook.id());
        load("replay.yaml");
        loadText("handle.yaml", """
                - route:
                    from:
                      uri: direct:handle
                      steps:
                        - to:
                            uri: mock:handled
                """);

        template.sendBodyAndHeader("direct:run-again", null, "CamelGitHubHooksDeliveryGuid", guid);

        Message event = mock("handled").getReceivedExchanges().get(0).getMessage();
        assertThat(event.getBody(String.class)).contains("\"number\":7");
    }

    @Test
    void theStateOfSeveralProcessesIsInAPoolThatGivesUpSoon() throws Exception {
        property("database.url", "jdbc:h2:mem:several-processes");
        property("database.user", "sa");
        property("database.password", "");
        load("several-processes.yaml");

        assertThat(delivery().guid("g1").send().status()).isEqualTo(202);

        HikariDataSource pool = context.getRegistry().lookupByNameAndType("stateDatabase", HikariDataSource.class);
        assertThat(pool.getConnectionTimeout()).isEqualTo(3_000);
        try (Connection connection = pool.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT name FROM github_hooks_delivery WHERE deadline IS NULL")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).contains("g1");
        }
    }
}
