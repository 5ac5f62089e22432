// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.support.Warnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token can be in a file, which is read again when it changes. */
class TokenFileTest extends GitHubTestSupport {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"file:", "resource:file:"})
    void isUsedWithoutTheSpaceAroundIt(String prefix) throws Exception {
        write(github.token() + "\n");

        assertThat(list(prefix + token())).isEmpty();
    }

    @Test
    void thatHasChangedIsReadAgainAfterARefusal() throws Exception {
        write(github.token());
        String uri = "file:" + token();
        assertThat(list(uri)).isEmpty();
        write("ghp_revoked0000");
        await().until(() -> isRefused(uri));

        write(github.token() + "\n");

        await().until(() -> !isRefused(uri));
    }

    @Test
    void canBeOnTheClassPath() {
        assertThatThrownBy(() -> list("classpath:hook.secret"))
                .isInstanceOf(GitHubApiException.class)
                .hasMessageContaining("Check the option oauthToken");
        assertThat(github.requests().get(0).header("Authorization")).hasValue("Bearer on-the-class-path");
    }

    @Test
    void thatIsMissingIsNamedAtStart() {
        assertThatThrownBy(() -> list("file:" + directory + "/none"))
                .hasStackTraceContaining("The option oauthToken names the file " + directory + "/none");
    }

    @Test
    void isNotShown() throws Exception {
        write("ghp_hush77");

        assertThatThrownBy(() -> list("file:" + token()))
                .isInstanceOf(GitHubApiException.class)
                .message()
                .doesNotContain("hush77");
    }

    @ParameterizedTest
    @CsvSource({
        "/run/secrets/token, the path of a file, oauthToken=file:/run/secrets/hook",
        "env:TOKEN, a property function without its braces, {{env:GITHUB_TOKEN}}",
    })
    void aReferenceThatIsTakenForTheTokenIsSaid(String token, String what, String remedy) {
        try (Warnings warnings = new Warnings()) {
            assertThatThrownBy(() -> list(token)).isInstanceOf(GitHubApiException.class);

            assertThat(warnings.with("The option oauthToken looks like " + what))
                    .singleElement()
                    .asString()
                    .contains(remedy);
        }
    }

    private boolean isRefused(String token) {
        try {
            list(token);
            return false;
        } catch (GitHubApiException e) {
            return e.getStatus() == 401;
        }
    }

    private GitHubList<?> list(String token) {
        return send(
                        "github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=" + github.apiUrl() + "&oauthToken="
                                + token,
                        null)
                .getMessage()
                .getBody(GitHubList.class);
    }

    private String token() {
        return directory.resolve("token").toString();
    }

    private void write(String token) throws IOException {
        Files.writeString(directory.resolve("token"), token);
    }
}
