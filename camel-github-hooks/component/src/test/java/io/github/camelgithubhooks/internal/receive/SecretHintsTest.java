// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.WebhookSecrets;
import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.support.Warnings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is likely to be wrong with a secret is said, once and without the secret. */
class SecretHintsTest extends ListenerTestSupport {

    private static final String BLANK = "begins or ends with a line break or a blank";

    @ParameterizedTest
    @ValueSource(strings = {"hush-77\n", "hush-77\r\n", "hush-77 ", " hush-77", "hush-77\t\n\n"})
    void aBlankAtTheEndIsSaidOnce(String secret) throws Exception {
        try (Warnings warnings = new Warnings()) {
            context.getRegistry().bind("secret", secret);
            listen("receive", "webhookSecret=#bean:secret");

            assertThat(signedWith("other").status()).isEqualTo(401);
            assertThat(warnings.with(BLANK)).isEmpty();
            assertThat(signedWith("hush-77").status()).isEqualTo(401);
            assertThat(signedWith("hush-77").status()).isEqualTo(401);
            assertThat(signedWith(secret).status()).isEqualTo(202);

            assertThat(warnings.with(BLANK)).singleElement().asString().doesNotContain("hush-77");
        }
    }

    @Test
    void thatOfABeanOrAnOlderSecretToo() throws Exception {
        try (Warnings warnings = new Warnings()) {
            context.getRegistry().bind("vault", (WebhookSecrets) () -> List.of("new", "hush-77\n"));
            listen("receive", "webhookSecrets=#bean:vault");

            assertThat(signedWith("hush-77").status()).isEqualTo(401);

            assertThat(warnings.with(BLANK)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "${HUSH_77}, an expression",
        "#hush77, a reference to a bean that doesn't exist",
        "env:HUSH_77, a property function without its braces",
        "/run/secrets/hush-77, the path of a file",
        "./conf/hush-77.txt, the path of a file",
        "~/.config/hush-77, the path of a file",
    })
    void aReferenceThatIsTakenForTheSecretIsSaidOnce(String secret, String what) throws Exception {
        try (Warnings warnings = new Warnings()) {
            context.getRegistry().bind("secret", secret);
            listen("receive", "webhookSecret=#bean:secret");
            send(uri("create", "webhookSecret=#bean:secret", "hookUrl=https://hooks.example.test/x"), null);

            assertThat(warnings.with("The option webhookSecret looks like " + what))
                    .singleElement()
                    .asString()
                    .doesNotContain(secret);
            assertThat(signedWith(secret).status()).isEqualTo(202);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{github.hook-77}}", "${HUSH_77}\n"})
    void soIsOneThatAFileHolds(String content, @TempDir Path directory) throws Exception {
        try (Warnings warnings = new Warnings()) {
            Path file = Files.writeString(directory.resolve("secret"), content);
            listen("receive", "webhookSecret=file:" + file);

            assertThat(warnings.with("The option webhookSecret looks like")).hasSize(1);
        }
    }

    @Test
    void soIsThePathOfAFileThatIsThere(@TempDir Path directory) throws Exception {
        try (Warnings warnings = new Warnings()) {
            context.getRegistry()
                    .bind(
                            "previous",
                            Files.writeString(directory.resolve("SECRET"), "hush")
                                    .toString());
            listen("receive", "webhookSecret=hush", "previousWebhookSecret=#bean:previous");

            assertThat(warnings.with("The option previousWebhookSecret looks like the path of a file"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It's a Secret to Everybody",
                "/Kx0aPz/8sB4vR9dWm2QeT5yUi7oLh3nJf6gCc1bXkE=",
                "a3f9/c0ffee/0123",
                "s3cr{et}",
                "5f4dcc3b5aa765d61d8327deb882cf99"
            })
    void anOrdinarySecretIsNot(String secret) throws Exception {
        try (Warnings warnings = new Warnings()) {
            context.getRegistry().bind("secret", secret);
            listen("receive", "webhookSecret=#bean:secret");

            assertThat(warnings.with("looks like")).isEmpty();
            assertThat(signedWith(secret).status()).isEqualTo(202);
        }
    }
}
