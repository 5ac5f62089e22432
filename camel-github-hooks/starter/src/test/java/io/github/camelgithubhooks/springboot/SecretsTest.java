// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The token and the secrets are nowhere to be seen: neither in the log at DEBUG nor in an actuator that shows values. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {

    private static final String TOKEN = "it-is-a-test-token";
    private static final String HTTP = "http-test-secret";
    private static final String KAMELET = "kamelet-test-secret";
    private static final String PREVIOUS = "previous-test-secret";

    @Test
    void secretsAreMaskedWhereOtherValuesAreShown(CapturedOutput output) throws Exception {
        try (ReceivingApplication application = ReceivingApplication.start(
                "logging.level.root=debug",
                ComponentOption.PREFIX + ".oauth-token=" + TOKEN,
                ComponentOption.PREFIX + ".previousWebhookSecret=" + PREVIOUS,
                ComponentOption.PREFIX + ".http-options.proxyAuthPassword=" + HTTP + 1,
                ComponentOption.PREFIX + ".httpOptions.proxyAuthUsername=" + HTTP + 2,
                ComponentOption.PREFIX + ".http-options[authPassword]=" + HTTP + 3,
                ComponentOption.PREFIX + ".http-options.oauth2ClientSecret=" + HTTP + 4,
                ComponentOption.PREFIX + ".http-options.authBearerToken=" + HTTP + 5,
                ComponentOption.PREFIX + ".http-options.userAgent=octo-agent",
                "camel.kamelet.github-hooks-receive-source.webhookSecret=" + KAMELET + 1,
                "camel.kamelet.github-hooks-receive-source.previousWebhookSecret=" + KAMELET + 2,
                "camel.kamelet.github-hooks-deliveries-source.oauthToken=" + KAMELET + 3,
                ComponentOption.PREFIX + ".repo-owner=octo-owner",
                "management.endpoints.web.exposure.include=*",
                "management.endpoint.env.show-values=always",
                "management.endpoint.configprops.show-values=always",
                "management.endpoint.health.show-details=always")) {
            assertThat(application.delivery().send().status()).isEqualTo(202);

            String environment = actuator(application, "env");
            assertThat(environment)
                    .contains(
                            "camel.component.github-hooks.oauth-token\":{\"value\":\"******\"",
                            "octo-owner",
                            "octo-agent");
            for (String endpoint : new String[] {"env", "configprops", "health", "beans", "info", "camelroutes"}) {
                assertNoSecret(actuator(application, endpoint));
            }
        }
        assertThat(output.getOut()).contains("DEBUG");
        assertNoSecret(output.getAll());
    }

    @Test
    void aMountedFileIsAPropertyWithoutItsLastLineBreak(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("hook-secret"), "mounted\n");
        try (ReceivingApplication application = ReceivingApplication.start(
                "spring.config.import=configtree:" + directory + "/",
                ComponentOption.PREFIX + ".previous-webhook-secret=${hook-secret}")) {
            assertThat(application.delivery().secret("mounted").send().status()).isEqualTo(202);
        }
    }

    private static void assertNoSecret(String text) {
        assertThat(text).doesNotContain(TOKEN, PREVIOUS, HTTP, KAMELET, ReceivingApplication.SECRET);
    }

    private static String actuator(ReceivingApplication application, String endpoint)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(application.url("/actuator/" + endpoint))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
