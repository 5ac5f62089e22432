// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.support.RoutesTestSupport;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
