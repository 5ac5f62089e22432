// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.ApiError;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The errors that GitHub documents for each operation, as a user sees them. */
class DocumentedErrorsTest extends GitHubTestSupport {

    private static final String NO_HOOK = "hookId=77";
    private static final String NO_DELIVERY = "hookId={hook}&deliveryId=77";

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments("list", "repoOwner=nobody", null, 404),
                arguments("get", NO_HOOK, null, 404),
                arguments("create", "repoOwner=nobody&hookUrl=https://hooks.example.test/x", null, 404),
                arguments("create", "hookUrl=https://localhost/x", null, 422),
                arguments("create", "hookUrl=https://hooks.example.test/x&events=pushes", null, 422),
                arguments("update", NO_HOOK + "&active=false", null, 404),
                arguments("update", "hookId={hook}&events=pushes", null, 422),
                arguments("delete", NO_HOOK, null, 404),
                arguments("getConfig", NO_HOOK, null, 404),
                arguments("updateConfig", NO_HOOK, Map.of("content_type", "json"), 404),
                arguments("listDeliveries", NO_HOOK, null, 404),
                arguments("getDelivery", NO_DELIVERY, null, 404),
                arguments("redeliver", NO_DELIVERY, null, 404),
                arguments("ping", NO_HOOK, null, 404),
                arguments("test", NO_HOOK, null, 404),
                arguments("dispatch", "repoOwner=nobody&eventType=x", null, 404));
    }

    @ParameterizedTest(name = "{0}?{1}: {3}")
    @MethodSource("errors")
    void tellsStatusAndWhatToDo(String operation, String options, Object body, int status) {
        SimulatedHook hook = hook("push");
        String target = options.contains("repoOwner") ? "repoName=hello" : "repoOwner=octo&repoName=hello";
        String uri = uriWithoutTarget(operation, options.replace("{hook}", "" + hook.id()), target);

        GitHubApiException e = catchThrowableOfType(GitHubApiException.class, () -> send(uri, body));

        assertThat(e.getStatus()).isEqualTo(status);
        assertThat(e.getRequestId()).isNotEmpty();
        assertThat(e.getDocumentationUrl())
                .hasValueSatisfying(url -> assertThat(url).startsWith("https://docs.github.com/"));
        assertThat(e)
                .message()
                .contains("/repos/", "GitHub answered " + status, status == 404 ? "the token can't see it" : "Hook");
    }

    @Test
    void createNamesTheFieldThatGitHubRefused() {
        GitHubApiException e = catchThrowableOfType(
                GitHubApiException.class, () -> send(uri("create", "hookUrl=https://localhost/x"), null));

        ApiError error = e.getError().orElseThrow();
        assertThat(error.message()).isEqualTo("Validation Failed");
        assertThat(error.errors()).isNotEmpty();
        assertThat(e).message().contains("Validation Failed (", "Hook");
    }

    @Test
    void createIsRefusedToATokenThatMayOnlyRead() {
        String token = github.token(TokenPermissions.fineGrained().hooks(TokenPermissions.Access.READ));
        String uri = "github-hooks:create?repoOwner=octo&repoName=hello&hookUrl=https://hooks.example.test/x&apiUrl="
                + github.apiUrl() + "&oauthToken=" + token;

        GitHubApiException e = catchThrowableOfType(GitHubApiException.class, () -> send(uri, null));

        assertThat(e.getStatus()).isEqualTo(403);
        assertThat(e).message().contains("lacks a permission", "Webhooks", "Resource not accessible");
    }

    @Test
    void aWrongTokenIsNamedAsTheCause() {
        String uri = "github-hooks:list?repoOwner=octo&repoName=hello&oauthToken=wrong-token&apiUrl=" + github.apiUrl();

        GitHubApiException e = catchThrowableOfType(GitHubApiException.class, () -> send(uri, null));

        assertThat(e.getStatus()).isEqualTo(401);
        assertThat(e).message().contains("Bad credentials", "oauthToken").doesNotContain("wrong-token");
    }

    @Test
    void errorsCanBecomeTheBody() {
        Exchange exchange = send(uri("get", NO_HOOK, "throwExceptionOnFailure=false"), null);

        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(404);
        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.REQUEST_ID))
                .isNotNull();
        assertThat(exchange.getMessage().getBody(ApiError.class).message()).isEqualTo("Not Found");
    }
}
