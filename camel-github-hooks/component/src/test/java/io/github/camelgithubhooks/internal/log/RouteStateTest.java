// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.event.RouteRecords;
import io.github.camelgithubhooks.internal.hooks.RepositoryChoice;
import java.time.Instant;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** What is known of a route after a restart of the process. */
class RouteStateTest {

    private static final Instant FIRST = Instant.parse("2026-11-01T12:00:00.5Z");

    private final GitHubHooksConfiguration options = new GitHubHooksConfiguration();

    @Test
    void aRouteOverManyRepositoriesKnowsWhenItFirstStarted() {
        options.setHookUrl("https://hooks.example.test/github");
        options.setRepoOwner("octo-org");
        options.setRepoName("service-*");
        options.setStartFrom("latest");
        options.setOffsetRepository(new MemoryStateRepository());

        assertThat(inNewProcess().firstStartOfAll(FIRST)).isEqualTo(FIRST);
        assertThat(inNewProcess().firstStartOfAll(FIRST.plusSeconds(600))).isEqualTo(FIRST);
    }

    @Test
    void aSavedStartThatCannotBeReadMissesNothing() {
        options.setHookUrl("https://hooks.example.test/github");
        options.setRepoName("service-*");
        MemoryStateRepository offsets = new MemoryStateRepository();
        options.setOffsetRepository(offsets);
        inNewProcess().firstStartOfAll(FIRST);
        offsets.setState(inNewProcess().cursors().key() + "/first-start", "garbled");

        assertThat(inNewProcess().firstStartOfAll(FIRST)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void withoutAPlaceForTheStateItKnowsTheStartOfTheProcess() {
        options.setHookUrl("https://hooks.example.test/github");
        options.setRepoName("*");

        assertThat(inNewProcess().firstStartOfAll(FIRST)).isEqualTo(FIRST);
        assertThat(inNewProcess().firstStartOfAll(FIRST.plusSeconds(600))).isEqualTo(FIRST.plusSeconds(600));
    }

    private RouteState inNewProcess() {
        RepositoryChoice choice = RepositoryChoice.of(options).orElseThrow();
        return new RouteState(LogOptions.deliveries(options, choice), new RouteRecords(), "services", null, "services");
    }
}
