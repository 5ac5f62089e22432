// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals that aren't about permissions: GitHub's words come first, advice that fits them after. */
class PolicyErrorsTest extends GitHubAppTestSupport {

    private static final String SSO = "https://github.com/orgs/octo/sso?authorization_request=AZSCKtL4U8yX1H3s";

    static Stream<Arguments> policies() {
        return Stream.of(
                arguments("single sign-on", Fault.singleSignOn(SSO), "SAML enforcement", SSO),
                arguments("an IP allow list", Fault.ipAllowList("octo"), "IP allow list enabled", "a proxy's"),
                arguments("a token's lifetime", Fault.tokenLifetime("octo", 90), "than 90 days", "GitHub App"),
                arguments(
                        "classic tokens",
                        said(
                                "`octo` forbids access via a personal access token (classic). Please use a GitHub App, OAuth"
                                        + " App, or a personal access token with fine-grained permissions."),
                        "forbids access via",
                        "another kind"),
                arguments(
                        "OAuth apps",
                        said(
                                "Although you appear to have the correct authorization credentials, the `octo` organization"
                                        + " has enabled OAuth App access restrictions"),
                        "has enabled OAuth App access restrictions",
                        "approve"),
                arguments("a suspended user", said("Sorry. Your account was suspended."), "Sorry.", "another account"),
                arguments("what is new", said("Not on Sundays."), "Not on Sundays.", "Unless GitHub's words"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void adviceFollowsGitHubsWords(String what, Fault fault, String words, String advice) {
        github.inject(fault);

        assertThat(failure(uri("list")))
                .doesNotContain(". The token lacks")
                .containsSubsequence("GitHub answered 403", words, advice);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void adviceForAnAppFollowsGitHubsWords(String what, Fault fault, String words, String advice) {
        app.install("octo");
        github.inject(fault.on("GET", "/repos/octo/hello/hooks"));

        assertThat(failure(repositoryUri("list")))
                .doesNotContain(". The App lacks")
                .containsSubsequence("GitHub answered 403", words, advice);
    }

    @Test
    void anArchivedRepositoryIsReadOnly() {
        repository.setArchived(true);

        assertThat(failure(uri("create", "hookUrl=https://hooks.example.test/x")))
                .doesNotContain("lacks a permission")
                .containsSubsequence("Repository was archived so is read-only.", "unarchive");
        assertThat(send(uri("list"), null).getMessage().getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(200);
    }

    @Test
    void whoDoesNotSignInIsToldHow() {
        github.inject(Fault.response(401, "application/json", "{\"message\":\"Requires authentication\"}"));

        assertThat(failure("github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=" + github.apiUrl()))
                .containsSubsequence("Requires authentication", "Set the option oauthToken, or appId and privateKey");
    }

    private static Fault said(String message) {
        return Fault.response(403, "application/json", "{\"message\":\"" + message + "\"}");
    }

    private String failure(String uri) {
        return catchThrowableOfType(GitHubApiException.class, () -> send(uri, null))
                .getMessage();
    }
}
