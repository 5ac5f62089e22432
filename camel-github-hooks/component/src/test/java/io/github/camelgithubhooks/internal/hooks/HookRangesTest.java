// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.address.AllowedSources;
import io.github.camelgithubhooks.internal.address.AllowedSources.Verdict;
import io.github.camelgithubhooks.internal.client.ClientSettings;
import io.github.camelgithubhooks.internal.client.GitHubClients;
import io.github.camelgithubhooks.internal.http.Pace;
import io.github.camelgithubhooks.internal.signin.Credentials;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses that GitHub tells, and what becomes of them when it tells others or nothing. */
class HookRangesTest {

    private final GitHubSimulator github = GitHubSimulator.builder()
            .hookRanges("192.0.2.0/24", "2001:db8::/32")
            .start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final GitHubClients clients = new GitHubClients(() -> 1);
    private HookRanges ranges;
    private AllowedSources sources;

    @BeforeEach
    void start() {
        context.start();
        ranges = new HookRanges(clients.client(
                context,
                new ClientSettings(
                        github.apiUrl(),
                        new Credentials.Token(github.token()),
                        "2022-11-28",
                        Pace.UNLIMITED,
                        Map.of(),
                        null)));
        sources = AllowedSources.of("github", null, () -> ranges);
    }

    @AfterEach
    void stop() {
        clients.close();
        context.stop();
        github.close();
    }

    @Test
    void theyAreReadOnce() {
        assertThat(check("192.0.2.1")).isEqualTo(Verdict.UNKNOWN);

        ranges.keepUp();
        ranges.keepUp();

        assertThat(check("192.0.2.1")).isEqualTo(Verdict.ALLOWED);
        assertThat(check("2001:db8::1")).isEqualTo(Verdict.ALLOWED);
        assertThat(check("203.0.113.9")).isEqualTo(Verdict.REFUSED);
        assertThat(github.requests()).singleElement().satisfies(request -> assertThat(request.path())
                .isEqualTo("/meta"));
    }

    @Test
    void asLongAsTheyAreTheSameGitHubIsAskedForNothing() {
        ranges.look();
        ranges.look();

        assertThat(github.requests().get(1).header("If-None-Match")).isPresent();
        assertThat(github.requests().get(1).status()).isEqualTo(304);
        assertThat(check("192.0.2.1")).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void newOnesTakeThePlaceOfTheOld() {
        ranges.look();

        github.inject(Fault.response(200, "application/json", "{\"hooks\":[\"203.0.113.0/24\"]}"));
        ranges.look();

        assertThat(check("192.0.2.1")).isEqualTo(Verdict.REFUSED);
        assertThat(check("203.0.113.9")).isEqualTo(Verdict.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"hooks\":[]}", "{\"hooks\":[\"everybody\"]}", "{\"hooks\":7}", "no json"})
    void anAnswerWithoutThemChangesNothing(String body) {
        Fault useless = Fault.response(200, "application/json", body);
        github.inject(useless);
        ranges.look();
        assertThat(check("192.0.2.1")).isEqualTo(Verdict.UNKNOWN);

        github.clearFaults();
        ranges.look();
        github.inject(useless);
        ranges.look();

        assertThat(check("192.0.2.1")).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void untilTheFirstAnswerItAsksEachTime() {
        github.inject(Fault.status(500));
        ranges.keepUp();
        assertThat(check("192.0.2.1")).isEqualTo(Verdict.UNKNOWN);

        github.clearFaults();
        ranges.keepUp();

        assertThat(check("192.0.2.1")).isEqualTo(Verdict.ALLOWED);
    }

    private Verdict check(String address) {
        return sources.check(address, List.of(), List.of());
    }
}
