// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.address.AllowedSources;
import io.github.camelgithubhooks.support.HookServer;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Which secrets verify a delivery. */
class SecretsTest {

    @Test
    void thePreviousSecretIsStillAccepted() throws Exception {
        try (HookServer server = HookServer.receiving("previousWebhookSecret=before")) {
            assertThat(server.delivery().signed("before").status()).isEqualTo(202);
        }
    }

    @Test
    void theNewSecretIsAcceptedBesideThePreviousOne() throws Exception {
        try (HookServer server = HookServer.receiving("previousWebhookSecret=before")) {
            assertThat(server.delivery().status()).isEqualTo(202);
        }
    }

    @Test
    void anUnsignedDeliveryIsAcceptedWhenThatIsAllowed() throws Exception {
        try (HookServer server = HookServer.start(unsigned())) {
            assertThat(server.delivery().without("X-Hub-Signature-256").status())
                    .isEqualTo(202);
            assertThat(server.received().get(0).getMessage().getHeader("CamelGitHubHooksVerified"))
                    .isEqualTo("none");
        }
    }

    @Test
    void aSecretWinsOverAllowUnsigned() throws Exception {
        try (HookServer server = HookServer.receiving("allowUnsigned=true")) {
            assertThat(server.delivery().without("X-Hub-Signature-256").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void optionsDontShowTheSecrets() {
        GitHubHooksConfiguration given = new GitHubHooksConfiguration();
        given.setWebhookSecret("first");
        given.setPreviousWebhookSecret("second");
        ReceiveOptions options = ReceiveOptions.receive(given, AllowedSources.of("any", null, null), null);

        assertThat(List.of(options, given).toString()).doesNotContain("first", "second");
    }

    private static RouteBuilder unsigned() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?allowUnsigned=true&webhookSecret=").to("mock:receive");
            }
        };
    }
}
