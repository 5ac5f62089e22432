// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every operation with each version of GitHub's API that is supported.
 *
 * @see <a href="https://docs.github.com/rest/about-the-rest-api/breaking-changes">Breaking changes</a>
 */
class ApiVersionsTest extends GitHubTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"2022-11-28", "2026-03-10"})
    void everyOperationWorksWithTheVersion(String version) {
        String option = "apiVersion=" + version;
        long id = send(uri("create", option, "hookUrl=https://hooks.example.test/new", "events=push"), null)
                .getMessage()
                .getBody(Hook.class)
                .id();
        await().until(() -> !repository.deliveries(id).isEmpty());
        String hook = "hookId=" + id;
        String delivery = "deliveryId=" + repository.deliveries(id).get(0).id();

        send(uri("list", option), null);
        send(uri("get", option, hook), null);
        send(uri("update", option, hook, "addEvents=issues"), null);
        send(uri("getConfig", option, hook), null);
        send(uri("updateConfig", option, hook), Map.of("content_type", "json"));
        send(uri("listDeliveries", option, hook), null);
        send(uri("getDelivery", option, hook, delivery), null);
        send(uri("redeliver", option, hook, delivery), null);
        send(uri("ping", option, hook), null);
        send(uri("test", option, hook), null);
        send(uri("dispatch", option, "eventType=deploy"), Map.of("to", "test"));
        send(uri("ensure", option, "hookUrl=https://hooks.example.test/new", "events=push,issues"), null);
        send(uri("delete", option, hook), null);

        assertThat(github.requests()).hasSizeGreaterThan(13).allSatisfy(request -> {
            assertThat(request.header("X-GitHub-Api-Version")).contains(version);
            assertThat(request.status()).as(request.toString()).isBetween(200, 299);
        });
        assertThat(github.requests()).extracting(RecordedRequest::method).contains("DELETE");
    }
}
