// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository with another name now costs one request more, once, and the token stays at home. */
class RenamedRepositoryTest extends GitHubTestSupport {

    @Test
    void theFormerNameCostsOneRequestMoreOnce() {
        long hookId = hook("push").id();
        github.inject(Fault.renamed("octo/former", "octo/hello"));

        send(former("list"), null);
        send(former("get", "hookId=" + hookId), null);
        send(former("listDeliveries", "hookId=" + hookId, "maxItems=5"), null);

        assertThat(paths())
                .containsExactly(
                        "/repos/octo/former/hooks",
                        hooks(),
                        hooks() + "/" + hookId,
                        hooks() + "/" + hookId + "/deliveries");
        assertThat(github.requests().get(3).query()).isEqualTo("per_page=5");
    }

    @Test
    void aWriteGoesWhereReadsWereRedirectedTo() {
        long hookId = hook("push").id();
        github.inject(Fault.renamed("octo/former", "octo/hello"));
        send(former("list"), null);

        send(former("updateConfig", "hookId=" + hookId), Map.of("content_type", "form"));

        RecordedRequest write = github.requests().get(2);
        assertThat(write.method() + " " + write.path()).isEqualTo("PATCH " + hooks() + "/" + hookId + "/config");
        assertThat(write.bodyText()).contains("form");
    }

    @Test
    void aWriteKeepsItsMethodAndBody() {
        github.inject(Fault.renamed("octo/former", "octo/hello"));

        send(former("dispatch", "eventType=deploy"), Map.of("to", "test"));

        assertThat(github.requests()).extracting(RecordedRequest::method).containsExactly("POST", "POST");
        assertThat(github.requests().get(1).bodyText())
                .isEqualTo(github.requests().get(0).bodyText());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307})
    void aRedirectForNowIsFollowedEachTime(int status) {
        github.inject(Fault.redirect(status, github.apiUrl() + "/repos/octo/hello/hooks")
                .on("GET", "/repos/octo/former"));

        send(former("list"), null);
        send(former("list"), null);

        assertThat(github.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void aRedirectForGoodToAnotherPathIsRemembered(int status) {
        github.inject(Fault.redirect(status, github.apiUrl() + "/repos/octo/hello/hooks?per_page=100")
                .on("GET", "/repos/octo/former"));

        send(former("list"), null);
        send(former("list"), null);

        assertThat(github.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:PORT/api/v3/repos/octo/hello/hooks",
                "http://localhost:PORT/api/v3/repos/octo/hello/hooks",
                "http://127.0.0.1:1/api/v3/repos/octo/hello/hooks",
                "http://127.0.0.1:PORT@evil.example.test/x",
                "http://user@127.0.0.1:PORT/api/v3/repos/octo/hello/hooks",
                "//evil.example.test/x",
                "mailto:octo@example.test",
                "http://not an address",
                ""
            })
    void aRedirectElsewhereIsNotFollowed(String location) {
        String port = github.apiUrl().replaceAll(".*:(\\d+)/.*", "$1");
        github.inject(Fault.redirect(301, location.replace("PORT", port)));

        GitHubApiException e = catchThrowableOfType(GitHubApiException.class, () -> send(uri("list"), null));

        assertThat(e).message().contains("redirect that can't be followed");
        assertThat(github.requests()).hasSize(1);
    }

    /** The address to which GitHub redirects, which names the repository by its id. */
    private String hooks() {
        return "/repositories/" + repository.id() + "/hooks";
    }

    private String former(String operation, String... options) {
        return uriWithoutTarget(operation, options) + "&repoOwner=octo&repoName=former";
    }

    private List<String> paths() {
        return github.requests().stream().map(RecordedRequest::path).toList();
    }
}
