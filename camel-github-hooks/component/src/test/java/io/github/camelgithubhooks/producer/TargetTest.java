// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers choose the repository, the hook and the delivery; nothing in a message chooses the server or the token. */
class TargetTest extends GitHubTestSupport {

    private static final String OTHER = "octo/other";

    @Test
    void headersWinOverOptions() {
        long hookId = github.repository(OTHER)
                .createHook("https://hooks.example.test/other", SECRET)
                .id();
        Map<String, Object> headers =
                Map.of(GitHubHooksConstants.REPO_NAME, "other", GitHubHooksConstants.HOOK_ID, String.valueOf(hookId));

        send(uri("ping", "hookId=1"), null, headers);

        assertThat(request().path()).isEqualTo("/repos/octo/other/hooks/" + hookId + "/pings");
    }

    @ParameterizedTest
    @ValueSource(longs = {9007199254740993L, Long.MAX_VALUE})
    void idsOf64BitsReachGitHub(long id) {
        assertThatThrownBy(() -> send(uri("redeliver", "hookId=" + id, "deliveryId=" + id), null))
                .isInstanceOf(GitHubApiException.class);

        assertThat(request().path()).isEqualTo("/repos/octo/hello/hooks/" + id + "/deliveries/" + id + "/attempts");
    }

    @Test
    void otherHeadersOfTheMessageDoNotReachGitHub() {
        Map<String, Object> headers = Map.of(
                "Authorization", "Bearer stolen",
                "CamelHttpUri", "http://127.0.0.1:1/elsewhere",
                "CamelHttpMethod", "DELETE",
                "CamelHttpQuery", "page=7",
                "X-Internal", "private");

        send(uri("list"), null, headers);

        RecordedRequest request = request();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.query()).isEqualTo("per_page=100");
        assertThat(request.header("Authorization")).contains("Bearer " + github.token());
        assertThat(request.header("X-Internal")).isEmpty();
    }

    @Test
    void theTokenIsOptional() {
        repository.setPrivate(false);

        assertThatThrownBy(() -> send(
                        "github-hooks:list?repoOwner=octo&repoName=hello&oauthToken=&apiUrl=" + github.apiUrl(), null))
                .isInstanceOf(GitHubApiException.class);

        assertThat(request().header("Authorization")).isEmpty();
    }

    @Test
    void optionsOfTheComponentAreTheDefaults() {
        GitHubHooksComponent component = context.getComponent("github-hooks", GitHubHooksComponent.class);
        component.getConfiguration().setRepoOwner("octo");
        component.getConfiguration().setRepoName("default");
        component.getConfiguration().setApiUrl(github.apiUrl() + "/");
        component.getConfiguration().setOauthToken(github.token());
        component.getConfiguration().setApiVersion("2026-03-10");

        send("github-hooks:list?repoName=hello", null);

        assertThat(request().path()).isEqualTo("/repos/octo/hello/hooks");
        assertThat(request().header("X-GitHub-Api-Version")).contains("2026-03-10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#bean:githubToken", "#githubToken"})
    void theTokenMayBeABean(String reference) {
        context.getRegistry().bind("githubToken", github.token());

        send(
                "github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=" + github.apiUrl() + "&oauthToken="
                        + reference,
                null);

        assertThat(request().header("Authorization")).contains("Bearer " + github.token());
    }

    @Test
    void aBeanThatIsMissingIsNamed() {
        assertThatThrownBy(() -> send("github-hooks:list?repoOwner=octo&repoName=hello&oauthToken=#bean:absent", null))
                .rootCause()
                .hasMessageContaining("absent");
    }
}
