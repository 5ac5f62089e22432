// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.address.AllowedSources;
import io.github.camelgithubhooks.support.HookServer;
import java.time.Duration;
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
    void settingsDontShowTheSecrets() {
        ReceiveSettings settings = new ReceiveSettings(
                "/github",
                "first",
                "second",
                null,
                false,
                1,
                Duration.ZERO,
                1,
                Duration.ZERO,
                null,
                null,
                null,
                null,
                new Guards(AllowedSources.of("any", null, null), Duration.ZERO, null),
                false,
                false,
                false);

        assertThat(settings.toString()).doesNotContain("first", "second");
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
