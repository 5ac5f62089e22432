// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many threads ask, GitHub refuses none of the requests for the hourly limit. */
class LimitUnderLoadTest {

    private static final int THREADS = 16;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        GitHubTestSupport.withoutWritePause(context);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() throws Exception {
        threads.shutdownNow();
        template.close();
        context.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 500})
    void allOfTheLimitIsUsedAndNothingRefused(int limit) throws Exception {
        try (GitHubSimulator github = GitHubSimulator.builder().rateLimit(limit).start()) {
            github.repository("octo/hello");

            int refused = ask(github, limit + 100);

            assertThat(statuses(github, 200)).isEqualTo(limit);
            assertThat(github.requests()).hasSize(limit);
            assertThat(refused).isEqualTo(100);
        }
    }

    @Test
    void whatFailsOnTheWayIsMadeUpFor() throws Exception {
        try (GitHubSimulator github = GitHubSimulator.builder().rateLimit(50).start()) {
            github.repository("octo/hello");
            github.inject(Fault.dropConnection().times(5));

            ask(github, 200);

            assertThat(statuses(github, 403)).isZero();
            assertThat(statuses(github, 200)).isEqualTo(50);
        }
    }

    @Test
    void aSecondaryLimitIsMetByWhatIsOnItsWayOnly() throws Exception {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            github.repository("octo/hello");
            ask(github, 50);
            github.inject(Fault.secondaryRateLimit(Duration.ofMinutes(1)));

            ask(github, 200);

            assertThat(statuses(github, 403)).isBetween(1L, (long) THREADS);
        }
    }

    /** Returns how many weren't sent. */
    private int ask(GitHubSimulator github, int times) throws Exception {
        String uri = "github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=" + github.apiUrl() + "&oauthToken="
                + github.token();
        Callable<Boolean> call =
                () -> template.request(uri, exchange -> {}).getException() instanceof GitHubRateLimitException;
        List<Future<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            calls.add(threads.submit(call));
        }
        int refused = 0;
        for (Future<Boolean> answered : calls) {
            refused += answered.get() ? 1 : 0;
        }
        return refused;
    }

    private static long statuses(GitHubSimulator github, int status) {
        return github.requests().stream()
                .map(RecordedRequest::status)
                .filter(answered -> answered == status)
                .count();
    }
}
