// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.ApiError;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A GitHub, network or proxy that doesn't work gives an exception that a person can act on. */
class FailuresTest extends GitHubTestSupport {

    @ParameterizedTest
    @CsvSource({"409,read it again", "422,fields", "500,try again later", "502,try again later", "503,try again later"})
    void aStatusIsExplained(int status, String remedy) {
        github.inject(Fault.status(status));

        GitHubApiException e = failure("list");

        assertThat(e.getStatus()).isEqualTo(status);
        assertThat(e).message().contains("GET /repos/octo/hello/hooks: GitHub answered " + status, remedy);
    }

    @Test
    void aStatusHasTheSameDigitsOnEveryMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            github.inject(Fault.status(422));

            assertThat(failure("list")).message().contains("GitHub answered 422");
        } finally {
            Locale.setDefault(before);
        }
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("an error page", Fault.response(502, "text/html", "<h1>nginx</h1>"), 502, "text/html"),
                arguments("an empty error", Fault.response(503, "text/plain", ""), 503, "empty body"),
                arguments("a page that isn't GitHub's", Fault.response(200, "text/html", "<h1>hi</h1>"), 200, "apiUrl"),
                arguments("an empty answer", Fault.emptyBody(), 200, "empty body"),
                arguments("null", Fault.response(200, "application/json", "null"), 200, "null"),
                arguments("another kind of JSON", Fault.response(200, "application/json", "{}"), 200, "JSON"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void anAnswerThatIsNotGitHubsIsDescribed(String what, Fault fault, int status, String words) {
        github.inject(fault);

        GitHubApiException e = failure("list");

        assertThat(e.getStatus()).isEqualTo(status);
        assertThat(e.getError()).isEmpty();
        assertThat(e).message().contains(words).doesNotContain("<h1>");
    }

    @Test
    void anErrorWithoutJsonBecomesTheBodyInWords() {
        github.inject(Fault.errorPage(502));

        Message message =
                send(uri("list", "throwExceptionOnFailure=false"), null).getMessage();

        assertThat(message.getHeader(GitHubHooksConstants.STATUS_CODE)).isEqualTo(502);
        assertThat(message.getBody(ApiError.class).status()).isEqualTo("502");
        assertThat(message.getBody(ApiError.class).message())
                .contains("GitHub answered 502", "text/html", "try again later")
                .doesNotContain("<html>");
        assertThat(message.getBody(String.class)).contains("\"status\":\"502\"");
    }

    @Test
    void aSuccessThatCannotBeReadIsThrownAlsoWhenErrorsAreBodies() {
        github.inject(Fault.errorPage(200));

        assertThat(failure("list", "throwExceptionOnFailure=false").getStatus()).isEqualTo(200);
    }

    @Test
    void anAnswerThatBreaksOffSaysThatTheOutcomeIsUnknown() {
        github.inject(Fault.truncatedBody());

        GitHubApiException e = failure("create", "hookUrl=https://hooks.example.test/x");

        assertThat(e).isInstanceOf(GitHubConnectionException.class);
        assertThat(e).message().contains("broke off", "Whether GitHub did it isn't known");
    }

    @Test
    void aTimeOutNamesTheOption() {
        github.inject(Fault.delay(Duration.ofMinutes(1)));

        GitHubApiException e = failure("ping", "hookId=1", "http.responseTimeout=100");

        assertThat(e).isInstanceOf(GitHubConnectionException.class);
        assertThat(e).message().contains("http.responseTimeout", "Whether GitHub did it isn't known");
    }

    @Test
    void aRefusedConnectionNamesTheOption() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        GitHubApiException e = catchThrowableOfType(
                GitHubApiException.class,
                () -> send("github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=http://127.0.0.1:" + closed, null));

        assertThat(e).isInstanceOf(GitHubConnectionException.class);
        assertThat(e).message().contains("127.0.0.1:" + closed, "apiUrl");
    }

    @Test
    void anUnknownHostNamesTheOption() {
        GitHubApiException e = catchThrowableOfType(
                GitHubApiException.class,
                () -> send("github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=https://github.invalid", null));

        assertThat(e).message().contains("github.invalid", "apiUrl");
    }

    @Test
    void aRedirectOnTheSameServerIsFollowed() {
        hook("push");
        github.inject(
                Fault.redirect(301, github.apiUrl() + "/repos/octo/hello/hooks").on("GET", "/repos/octo/renamed"));

        send(uriWithoutTarget("list", "repoOwner=octo", "repoName=renamed"), null);

        assertThat(github.requests()).hasSize(2);
    }

    @Test
    void aRedirectToAnotherServerIsNotFollowed() {
        github.inject(Fault.redirect(302, github.apiUrl().replace("127.0.0.1", "localhost") + "/repos/octo/x/hooks"));

        GitHubApiException e = failure("list");

        assertThat(e).message().contains("redirect", "localhost");
        assertThat(github.requests()).hasSize(1);
    }

    @Test
    void aRedirectInCirclesEnds() {
        github.inject(Fault.redirect(307, github.apiUrl() + "/repos/octo/hello/hooks?page=1"));

        assertThat(failure("list")).message().contains("redirect");
    }

    private GitHubApiException failure(String operation, String... options) {
        return catchThrowableOfType(GitHubApiException.class, () -> send(uri(operation, options), null));
    }
}
