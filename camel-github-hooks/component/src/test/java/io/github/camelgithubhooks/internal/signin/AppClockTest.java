// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.client.ClientSettings;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.GitHubClients;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.http.Pace;
import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.TestClock;
import io.github.camelgithubhooks.support.TestKeys;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an App's tokens are renewed, and clocks that are wrong. */
class AppClockTest {

    private static final ApiRequest HOOKS = ApiRequest.of(ApiCall.LIST_HOOKS, HookScope.repository("octo", "hello"));
    private static final ApiRequest CONFIG = ApiRequest.of(ApiCall.GET_CONFIG, HookScope.app("1"));

    private final TestClock clock = new TestClock(Instant.now());
    private final GitHubSimulator github =
            GitHubSimulator.builder().clock(clock).start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private SimulatedApp app;

    @BeforeEach
    void installApp() {
        context.start();
        github.repository("octo/hello");
        app = github.app("octo-hooks", TestKeys.OURS.getPublic());
        app.createHook("https://hooks.example.test/app", "secret", "push");
        app.install("octo").permit("repository_hooks", Access.READ);
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        github.close();
    }

    @Test
    void aTokenIsRenewedFiveMinutesBeforeItEnds() {
        GitHubClient client = client(clock);
        client.send(HOOKS, Duration.ZERO);

        clock.advance(Duration.ofMinutes(54));
        client.send(HOOKS, Duration.ZERO);
        assertThat(purchases()).hasSize(1);

        clock.advance(Duration.ofMinutes(1).plusSeconds(1));
        client.send(HOOKS, Duration.ZERO);
        assertThat(purchases()).hasSize(2);
        assertThat(statuses("/repos/octo/hello/hooks")).containsOnly(200);
    }

    @Test
    void aTokenThatLastsIsUsedWhenItCannotBeRenewed() {
        GitHubClient client = client(clock);
        client.send(HOOKS, Duration.ZERO);
        github.inject(Fault.status(502).on("POST", "/app/installations"));
        clock.advance(Duration.ofMinutes(56));

        client.send(HOOKS, Duration.ZERO);
        client.send(HOOKS, Duration.ZERO);
        assertThat(purchases()).hasSize(2);

        clock.advance(Duration.ofSeconds(31));
        client.send(HOOKS, Duration.ZERO);
        assertThat(purchases()).hasSize(3);

        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(() -> client.send(HOOKS, Duration.ZERO)).hasMessageContaining("GitHub answered 502");
    }

    @Test
    void whileOneRenewsTheOthersGoOn() {
        GitHubClient client = client(clock);
        client.send(HOOKS, Duration.ZERO);
        clock.advance(Duration.ofMinutes(56));
        github.inject(Fault.delay(Duration.ofMinutes(1)).on("POST", "/app/installations"));
        CompletableFuture<ApiResponse> renewing = Background.supply(() -> client.send(HOOKS, Duration.ZERO));
        await().until(() -> purchases().size() == 2);

        client.send(HOOKS, Duration.ZERO);

        assertThat(renewing).isNotDone();
        assertThat(tokens("/repos/octo/hello/hooks"))
                .hasSize(2)
                .containsOnly(tokens("/repos/octo/hello/hooks").get(0));
    }

    @Test
    void aJsonWebTokenIsUsedForEightMinutes() {
        GitHubClient client = client(clock);
        client.send(CONFIG, Duration.ZERO);
        clock.advance(Duration.ofMinutes(7));
        client.send(CONFIG, Duration.ZERO);
        clock.advance(Duration.ofMinutes(1));
        client.send(CONFIG, Duration.ZERO);

        List<String> tokens = tokens("/app/hook/config");
        assertThat(tokens.get(1)).isEqualTo(tokens.get(0));
        assertThat(tokens.get(2)).isNotEqualTo(tokens.get(0));
        assertThat(statuses("/app/hook/config")).containsOnly(200);
    }

    @ParameterizedTest
    @CsvSource({
        // GitHub's time is that of the answer, which is later than the clock here and has no fraction of a second
        "930, is 15 minutes ahead of GitHub's",
        "120, seconds ahead of GitHub's",
        "-1800, minutes behind GitHub's"
    })
    void aClockThatIsWrongIsSaidToBe(int secondsAhead, String words) {
        GitHubClient client = client(Clock.offset(clock, Duration.ofSeconds(secondsAhead)));

        assertThatThrownBy(() -> client.send(CONFIG, Duration.ZERO))
                .isInstanceOf(GitHubApiException.class)
                .message()
                .contains("GitHub answered 401", "This machine's clock", words, "NTP");
    }

    @ParameterizedTest
    @CsvSource({"50", "-500"})
    void aClockThatIsALittleWrongDoesNoHarm(int secondsAhead) {
        GitHubClient client = client(Clock.offset(clock, Duration.ofSeconds(secondsAhead)));

        client.send(CONFIG, Duration.ZERO);

        assertThat(statuses("/app/hook/config")).containsExactly(200);
    }

    @Test
    void onceAWrongClockIsSetRightNothingElseIsNeeded() {
        TestClock ours = new TestClock(Instant.now());
        ours.advance(Duration.ofHours(2));
        GitHubClient client = client(ours);
        assertThatThrownBy(() -> client.send(CONFIG, Duration.ZERO)).hasMessageContaining("GitHub answered 401");

        ours.advance(Duration.ofHours(-2));
        client.send(CONFIG, Duration.ZERO);

        assertThat(statuses("/app/hook/config")).containsExactly(401, 200);
    }

    private GitHubClient client(Clock itsClock) {
        Credentials.App credentials =
                new Credentials.App(Long.toString(app.id()), AppKey.read(TestKeys.pkcs8(TestKeys.OURS)), null);
        ClientSettings settings =
                new ClientSettings(github.apiUrl(), credentials, "2022-11-28", Pace.UNLIMITED, Map.of(), null);
        return new GitHubClients(itsClock, () -> 1).client(context, settings);
    }

    private List<RecordedRequest> purchases() {
        return github.requests().stream()
                .filter(request -> request.path().endsWith("/access_tokens"))
                .toList();
    }

    private List<String> tokens(String path) {
        return github.requests().stream()
                .filter(request -> request.path().equals(path))
                .map(request -> request.header("Authorization").orElseThrow())
                .toList();
    }

    private List<Integer> statuses(String path) {
        return github.requests().stream()
                .filter(request -> request.path().equals(path))
                .map(RecordedRequest::status)
                .toList();
    }
}
