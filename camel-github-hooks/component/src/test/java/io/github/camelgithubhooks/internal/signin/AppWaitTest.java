// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.client.ClientSettings;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.GitHubClients;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.http.Pace;
import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.TestKeys;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While one caller waits for the App's rate limit, those who may not wait so long don't wait for that caller. */
class AppWaitTest {

    private static final ApiRequest HOOKS = ApiRequest.of(ApiCall.LIST_HOOKS, HookScope.repository("octo", "hello"));

    private final GitHubSimulator github = GitHubSimulator.start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final GitHubClients clients = new GitHubClients(() -> 1);
    private GitHubClient client;

    @BeforeEach
    void installApp() {
        context.start();
        github.repository("octo/hello");
        github.repository("acme/site");
        SimulatedApp app = github.app("octo-hooks", TestKeys.OURS.getPublic());
        app.install("octo").permit("repository_hooks", Access.READ);
        app.install("acme").permit("repository_hooks", Access.READ);
        Credentials credentials =
                new Credentials.App(Long.toString(app.id()), AppKey.read(TestKeys.pkcs8(TestKeys.OURS)), null);
        client = clients.client(
                context,
                new ClientSettings(github.apiUrl(), credentials, "2022-11-28", Pace.UNLIMITED, Map.of(), null));
    }

    @AfterEach
    void stop() throws Exception {
        clients.close();
        context.close();
        github.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, .*/installation$, /repos/octo/hello/hooks",
        "GET, .*/installation$, /repos/acme/site/hooks",
        "POST, .*/access_tokens$, /repos/octo/hello/hooks"
    })
    void whoMayNotWaitIsToldAtOnce(String method, String where, String path) {
        github.inject(Fault.primaryRateLimit(Duration.ofHours(1)).on(method, where));
        CompletableFuture<ApiResponse> patient = Background.supply(() -> client.send(HOOKS, Duration.ofHours(2)));
        await().until(() -> github.requests().stream().anyMatch(request -> request.status() == 403));

        CompletableFuture<ApiResponse> impatient =
                Background.supply(() -> client.send(new ApiRequest("GET", path, Map.of(), null), Duration.ZERO));

        await().until(impatient::isDone);
        assertThat(impatient).isCompletedExceptionally();
        assertThat(impatient.handle((response, failure) -> failure).join())
                .hasCauseInstanceOf(GitHubRateLimitException.class)
                .hasMessageContaining("not sent");
        assertThat(patient).isNotDone();
    }
}
