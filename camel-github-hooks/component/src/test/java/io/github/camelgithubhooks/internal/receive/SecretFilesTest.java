// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.support.Warnings;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are in files, as Docker and Kubernetes mount them: read again when they change, without a restart. */
class SecretFilesTest extends ListenerTestSupport {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"hush", "hush\n", "hush\r\n"})
    void theLastLineBreakOfAFileDoesNotCount(String content) throws Exception {
        listen("receive", "webhookSecret=" + file("secret", content));

        assertThat(signedWith("hush").status()).isEqualTo(202);
        assertThat(signedWith("hush\n").status()).isEqualTo(401);
    }

    @Test
    void onlyTheLastOneDoesNot() throws Exception {
        listen("receive", "webhookSecret=" + file("secret", " two\nlines \n\n"));

        assertThat(signedWith(" two\nlines \n").status()).isEqualTo(202);
    }

    @Test
    void aFileThatChangesIsReadAgain() throws Exception {
        String file = file("secret", "old\n");
        listen("receive", "webhookSecret=" + file);
        assertThat(signedWith("old").status()).isEqualTo(202);

        file("secret", "new-one\n");

        await().until(() -> signedWith("new-one").status() == 202);
        assertThat(signedWith("old").status()).isEqualTo(401);
    }

    @Test
    void aMountedFileIsALinkToOneThatIsReplaced() throws Exception {
        file("first", "old");
        file("second", "new");
        Path link = Files.createSymbolicLink(directory.resolve("secret"), directory.resolve("first"));
        listen("receive", "webhookSecret=file:" + link);
        assertThat(signedWith("old").status()).isEqualTo(202);

        Files.delete(link);
        Files.createSymbolicLink(link, directory.resolve("second"));

        await().until(() -> signedWith("new").status() == 202);
    }

    @Test
    void thePreviousSecretCanBeInAFileToo() throws Exception {
        listen(
                "receive",
                "webhookSecret=" + file("secret", "new\n"),
                "previousWebhookSecret=" + file("previous", "old\n"));

        assertThat(signedWith("new").status()).isEqualTo(202);
        assertThat(signedWith("old").status()).isEqualTo(202);
    }

    @Test
    void camelsWordsForAFileAreUnderstood() throws Exception {
        listen("first", "path=/github", "webhookSecret=resource:" + file("secret", "hush\n"));
        assertThat(signedWith("hush").status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classpath:hook.secret", "resource:classpath:hook.secret"})
    void soIsAResourceOfTheClassPath(String location) throws Exception {
        listen("receive", "webhookSecret=" + location);

        assertThat(signedWith("on-the-class-path").status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhookSecret", "previousWebhookSecret"})
    void aMissingFileIsNamedAtStart(String option) {
        String other = option.equals("webhookSecret") ? "hookId=1" : "webhookSecret=hush";

        assertThatThrownBy(() -> listen("receive", other, option + "=file:" + directory + "/none"))
                .hasStackTraceContaining("The option " + option + " names the file " + directory
                        + "/none, which can't be read (there is no such file)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void soIsAnEmptyOne(String content) {
        assertThatThrownBy(() -> listen("receive", "webhookSecret=" + file("secret", content)))
                .hasStackTraceContaining("which can't be read (it is empty)");
    }

    @Test
    void soIsAMissingResource() {
        assertThatThrownBy(() -> listen("receive", "webhookSecret=classpath:none"))
                .hasStackTraceContaining("The option webhookSecret names classpath:none, which can't be read");
    }

    @Test
    void aFileThatGoesAwayLeavesItsSecret() throws Exception {
        listen("receive", "webhookSecret=" + file("secret", "hush"));
        Files.delete(directory.resolve("secret"));

        try (Warnings warnings = new Warnings()) {
            await().until(() -> {
                assertThat(signedWith("hush").status()).isEqualTo(202);
                return !warnings.with("its last secret stays in use").isEmpty();
            });
            assertThat(signedWith("wrong").status()).isEqualTo(401);
            assertThat(warnings.with("its last secret stays in use")).hasSize(1);
        }
    }

    @Test
    void hooksAreMadeWithWhatTheFileHolds() throws Exception {
        String option = "webhookSecret=" + file("secret", "first\n");
        send(uri("create", option, "hookUrl=https://hooks.example.test/x"), null);
        SimulatedHook hook = repository.hooks().get(0);
        assertThat(hook.secret()).isEqualTo("first");

        file("secret", "second\r\n");
        send(uri("updateConfig", option, "hookId=" + hook.id()), null);
        assertThat(repository.hooks().get(0).secret()).isEqualTo("second");
    }

    @Test
    void ensureMakesHooksWithIt() throws Exception {
        send(uri("ensure", "webhookSecret=" + file("secret", "hush\n"), "hookUrl=https://hooks.example.test/x"), null);

        assertThat(repository.hooks().get(0).secret()).isEqualTo("hush");
    }

    @Test
    void aSecretIsRotatedToWhatTheFileHolds() throws Exception {
        SimulatedHook hook = repository.createHook("https://hooks.example.test/github", "old", "push");
        String secrets = "webhookSecret=" + file("secret", "new\n") + "&previousWebhookSecret=" + file("old", "old\n");
        listen("receive", secrets);

        send(uri("rotateSecret", secrets, "hookId=" + hook.id()), null);

        assertThat(repository.hooks().get(0).secret()).isEqualTo("new");
        assertThat(signedWith("new").status()).isEqualTo(202);
    }

    @Test
    void aReceiverRegistersWithIt() throws Exception {
        listen(
                "receive",
                "webhookSecret=" + file("secret", "hush\n"),
                "autoRegister=true",
                "hookUrl=https://hooks.example.test/github");

        await().until(() -> !repository.hooks().isEmpty());
        assertThat(repository.hooks().get(0).secret()).isEqualTo("hush");
    }

    private String file(String name, String content) throws IOException {
        return "file:" + Files.writeString(directory.resolve(name), content);
    }
}
