// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.PreparedRequest;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The option apiUrl as people write it: small slips are mended, other addresses than the API's are named. */
class ApiUrlTest extends GitHubTestSupport {

    @ParameterizedTest
    @CsvSource({
        "https://github.example.com/api/v3/, https://github.example.com/api/v3",
        "https://github.example.com//api/v3, https://github.example.com/api/v3",
        "https://github.example.com/api//v3//, https://github.example.com/api/v3",
        "HTTPS://GitHub.example.com:8443/api/v3, https://github.example.com:8443/api/v3",
        "https://api.github.com//, https://api.github.com",
        "https://api.octo.ghe.com/, https://api.octo.ghe.com"
    })
    void slipsAreMended(String given, String used) {
        PreparedRequest request = send(
                        "github-hooks:list?repoOwner=octo&repoName=hello&dryRun=true&apiUrl=" + given, null)
                .getMessage()
                .getBody(PreparedRequest.class);

        assertThat(request.url()).startsWith(used + "/repos/octo/hello/hooks");
    }

    @Test
    void aDoubledSlashReachesGitHub() {
        String uri = uri("list").replace("/api/v3", "//api/v3/");

        assertThat(send(uri, null).getMessage().getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com, its API is at https://api.github.com",
        "https://github.com/octo/hello, its API is at https://api.github.com",
        "https://www.github.com/, its API is at https://api.github.com",
        "https://octo.ghe.com, its API is at https://api.octo.ghe.com",
        "http://api.github.com, https://api.github.com",
        "https://api.github.com/api/v3, https://api.github.com",
        "https://api.github.com/graphql, https://api.github.com",
        "https://github.example.com/api, https://github.example.com/api/v3",
        "https://github.example.com/api/graphql, https://github.example.com/api/v3",
        "https://github.example.com/api/v3/repos/octo, https://github.example.com/api/v3"
    })
    void otherAddressesThanTheApisAreNamed(String given, String remedy) {
        assertThatThrownBy(() -> send("github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=" + given, null))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The option apiUrl")
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource({"404", "200", "406"})
    void anAnswerOfAWebSiteNamesTheAddressOfTheApi(int status) {
        github.inject(Fault.response(status, "text/html; charset=utf-8", "<html><title>Page not found</title></html>"));

        GitHubApiException e = catchThrowableOfType(GitHubApiException.class, () -> send(uri("list"), null));

        assertThat(e).message().contains("text/html", "apiUrl", "https://HOST/api/v3");
        assertThat(e).message().doesNotContain("the token can't see it");
    }

    @Test
    void aLoginPageNamesTheAddressOfTheApi() {
        String site = github.apiUrl().replace("/api/v3", "");
        github.inject(Fault.redirect(302, site + "/login").on("GET", "/repos/octo/hello/hooks"));
        github.inject(
                Fault.response(200, "text/html; charset=utf-8", "<html>Sign in").on("GET", "/login"));

        assertThatThrownBy(() -> send(uri("list"), null))
                .hasMessageContaining("apiUrl")
                .hasMessageContaining("https://HOST/api/v3");
    }
}
