// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.SecretDirectory;
import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.support.Warnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in the files of a directory, as Kubernetes and Vault Agent write them: read again without a restart. */
class SecretDirectoryTest extends ListenerTestSupport {

    @TempDir
    private Path directory;

    private SecretDirectory secrets;

    @BeforeEach
    void bind() {
        secrets = new SecretDirectory(directory.toString());
        context.getRegistry().bind("mounted", secrets);
    }

    @Test
    void everyFileHoldsASecret() throws Exception {
        write("current", "new\n");
        write("previous", "old\r\n");
        listen("receive", "webhookSecrets=#bean:mounted");

        assertThat(signedWith("new").status()).isEqualTo(202);
        assertThat(signedWith("old").status()).isEqualTo(202);
        assertThat(signedWith("other").status()).isEqualTo(401);
    }

    @Test
    void aFileThatComesOrGoesCountsAtOnce() throws Exception {
        write("a", "old");
        listen("receive", "webhookSecrets=#bean:mounted");
        assertThat(signedWith("old").status()).isEqualTo(202);

        write("b", "new");
        await().until(() -> signedWith("new").status() == 202);
        assertThat(signedWith("old").status()).isEqualTo(202);

        Files.delete(directory.resolve("a"));
        await().until(() -> signedWith("old").status() == 401);
        assertThat(signedWith("new").status()).isEqualTo(202);
    }

    @Test
    void aVolumeOfKubernetesIsALinkToADirectoryThatIsReplaced() throws Exception {
        Path first = Files.createDirectory(directory.resolve("..2026_11_01"));
        Files.writeString(first.resolve("secret"), "old");
        Path second = Files.createDirectory(directory.resolve("..2026_11_02"));
        Files.writeString(second.resolve("secret"), "new");
        Path data = Files.createSymbolicLink(directory.resolve("..data"), first);
        Files.createSymbolicLink(directory.resolve("secret"), Path.of("..data", "secret"));
        listen("receive", "webhookSecrets=#bean:mounted");
        assertThat(signedWith("old").status()).isEqualTo(202);

        Files.delete(data);
        Files.createSymbolicLink(data, second);

        await().until(() -> signedWith("new").status() == 202);
        assertThat(signedWith("old").status()).isEqualTo(401);
    }

    @Test
    void theFirstNameIsTheNewestUnlessTheFilesAreNamed() throws Exception {
        write("2025", "old");
        write("2026", "new");

        assertThat(secrets.secrets()).containsExactly("old", "new");
        secrets.setFiles("2026, 2025, 2024");
        assertThat(secrets.secrets()).containsExactly("new", "old");
    }

    @Test
    void anEmptyDirectoryIsNamedAtStart() {
        assertThatThrownBy(() -> listen("receive", "webhookSecrets=#bean:mounted"))
                .hasStackTraceContaining(
                        "The directory " + directory + " supplies no secret (it holds no file with a secret)");
    }

    @Test
    void soIsAMissingOne() {
        secrets.setDirectory("file:" + directory + "/none");

        assertThatThrownBy(() -> listen("receive", "webhookSecrets=#bean:mounted"))
                .hasStackTraceContaining("there is no " + directory + "/none");
    }

    @Test
    void secretsThatGoAwayStayInUseAndAWarningSaysSo() throws Exception {
        write("secret", "hush-77");
        listen("receive", "webhookSecrets=#bean:mounted");
        Files.delete(directory.resolve("secret"));

        try (Warnings warnings = new Warnings()) {
            await().until(() -> {
                assertThat(signedWith("hush-77").status()).isEqualTo(202);
                return !warnings.with("the last ones stay in use").isEmpty();
            });
            assertThat(warnings.with("the last ones stay in use"))
                    .singleElement()
                    .asString()
                    .contains(directory.toString())
                    .doesNotContain("hush-77");
        }
    }

    @Test
    void hooksAreMadeWithTheNewest() throws Exception {
        write("current", "new\n");
        write("previous", "old\n");

        send(uri("create", "webhookSecrets=#bean:mounted", "hookUrl=https://hooks.example.test/x"), null);

        assertThat(repository.hooks().get(0).secret()).isEqualTo("new");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }
}
