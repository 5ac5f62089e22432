// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.HookServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.ExchangePattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a route and GitHub see of a good delivery. */
class ReceiveTest {

    private HookServer server;

    @BeforeEach
    void start() throws Exception {
        server = HookServer.receiving("");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aJsonDeliveryKeepsItsExactBytes() {
        byte[] odd = "{ \"a\" : \"\u00e9\\u0041 \ud83d\ude00\" \r\n}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(server.delivery().body(odd).status()).isEqualTo(202);
        assertThat(server.received().get(0).getMessage().getBody()).isEqualTo(odd);
    }

    @Test
    void aFormDeliveryBecomesItsPayload() {
        assertThat(server.delivery().form(Delivered.JSON).status()).isEqualTo(202);
        assertThat(server.received().get(0).getMessage().getBody())
                .isEqualTo(Delivered.JSON.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aContentTypeMayHaveParameters() {
        assertThat(server.delivery()
                        .header("Content-Type", "Application/JSON; charset=utf-8")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void theAnswerSaysThatTheRouteIsDone() {
        HttpResponse<String> answer = server.delivery().send();

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("done");
        assertThat(answer.headers().map()).containsOnlyKeys("content-length", "content-type");
    }

    @Test
    void theMessageHasWhatIsKnownOfTheEventAndNothingElse() {
        server.delivery()
                .event("issues")
                .header("X-GitHub-Enterprise-Version", "3.17.0")
                .header("X-GitHub-Enterprise-Host", "github.example.com")
                .header("X-Github-Encoded-Secret", "c2VjcmV0")
                .header("X-Hub-Signature", "sha1=" + "a".repeat(40))
                .header("CamelHttpUri", "http://elsewhere.example.com")
                .header("CamelGitHubHooksDeliveryId", "1")
                .header("CamelGitHubHooksRepoOwner", "mallory")
                .header("X-Other", "x")
                .send();

        assertThat(server.received().get(0).getMessage().getHeaders())
                .containsOnly(
                        Map.entry("X-GitHub-Event", "issues"),
                        Map.entry("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958"),
                        Map.entry("X-GitHub-Hook-ID", "292430182"),
                        Map.entry("X-GitHub-Hook-Installation-Target-ID", "79929171"),
                        Map.entry("X-GitHub-Hook-Installation-Target-Type", "repository"),
                        Map.entry("User-Agent", "GitHub-Hookshot/044aadd"),
                        Map.entry("X-GitHub-Enterprise-Version", "3.17.0"),
                        Map.entry("X-GitHub-Enterprise-Host", "github.example.com"),
                        Map.entry("Content-Type", "application/json"),
                        Map.entry("CamelGitHubHooksEvent", "issues"),
                        Map.entry("CamelGitHubHooksAction", "opened"),
                        Map.entry("CamelGitHubHooksDeliveryGuid", "72d3162e-cc78-11e3-81ab-4c9367dc0958"),
                        Map.entry("CamelGitHubHooksVerified", "signature"),
                        Map.entry("CamelGitHubHooksSource", "receive"),
                        Map.entry("CamelGitHubHooksRepository", "octo/hello"),
                        Map.entry("CamelGitHubHooksSender", "octocat"),
                        Map.entry("CamelGitHubHooksInstallationId", 9007199254740993L));
    }

    @Test
    void aFormBecomesJson() {
        server.delivery().form(Delivered.JSON).send();

        assertThat(server.received().get(0).getMessage().getHeaders())
                .doesNotContainKey("X-Hub-Signature-256")
                .containsEntry("Content-Type", "application/json");
    }

    @Test
    void aQueryParameterIsNoHeader() {
        server.delivery().at("?X-Other=1&CamelGitHubHooksHookId=1").send();

        assertThat(server.received().get(0).getMessage().getHeaders())
                .doesNotContainKeys("X-Other", "CamelGitHubHooksHookId");
    }

    @Test
    void theRouteHasAnExchangeOfItsOwn() {
        server.delivery().send();

        assertThat(server.received().get(0).getPattern()).isEqualTo(ExchangePattern.InOnly);
        assertThat(server.received().get(0).getFromEndpoint().getEndpointUri()).startsWith("github-hooks:");
    }
}
