// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.model.PreparedRequest;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dry run shows the request, with what is secret masked, and sends nothing. */
class DryRunTest extends GitHubTestSupport {

    @Test
    void showsTheRequest() {
        PreparedRequest request = dryRun("create", "hookUrl=https://hooks.example.test/x&webhookSecret=" + SECRET);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.url()).isEqualTo(github.apiUrl() + "/repos/octo/hello/hooks");
        assertThat(request.headers())
                .containsEntry("Authorization", "Bearer ********")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("X-GitHub-Api-Version", "2022-11-28");
        assertThat(request.body())
                .isEqualTo(Map.of(
                        "name",
                        "web",
                        "config",
                        Map.of("url", "https://hooks.example.test/x", "secret", "********", "content_type", "json")));
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void masksTheSecretOfAConfig() {
        PreparedRequest request = dryRun("updateConfig", "hookId=1&webhookSecret=" + SECRET);

        assertThat(request.body()).isEqualTo(Map.of("secret", "********"));
    }

    @Test
    void showsTheQuery() {
        assertThat(dryRun("listDeliveries", "hookId=1&deliveryStatus=failure").url())
                .endsWith("/repos/octo/hello/hooks/1/deliveries?status=failure&per_page=100");
    }

    @Test
    void becomesJsonLikeAnyResult() {
        String json = send(uri("update", "hookId=1", "events=push", "dryRun=true"), null)
                .getMessage()
                .getBody(String.class);

        assertThat(json).contains("\"method\":\"PATCH\"", "\"events\":" + "[\"push\"]");
    }

    @Test
    void checksTheInput() {
        assertThatThrownBy(() -> send(uri("create", "dryRun=true"), Map.of("events", List.of("push"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private PreparedRequest dryRun(String operation, String options) {
        return send(uri(operation, options, "dryRun=true"), null).getMessage().getBody(PreparedRequest.class);
    }
}
