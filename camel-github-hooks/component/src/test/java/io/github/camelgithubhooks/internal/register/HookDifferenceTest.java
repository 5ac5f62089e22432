// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.model.EnsuredHook.Change;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How events are added to those of a hook. */
class HookDifferenceTest {

    private static final String URL = "https://hooks.example.test/github";

    private final Hook there = new Hook(new HookConfig(URL, HookConfig.MASK), List.of("watch", "push"));

    @Test
    void whereGitHubAddsEventsOnlyTheMissingOnesAreSent() {
        assertThat(further(true, "push", "issues").hook()).isEqualTo(Map.of("add_events", List.of("issues")));
    }

    @Test
    void elsewhereTheEventsOfTheHookAreSentAlong() {
        HookDifference difference = further(false, "push", "issues");

        assertThat(difference.hook()).isEqualTo(Map.of("events", List.of("issues", "push", "watch")));
        assertThat(difference.changes())
                .containsExactly(new Change("events", List.of("push", "watch"), List.of("issues", "push", "watch")));
    }

    @Test
    void allEventsNeedNoOther() {
        assertThat(further(true, "*").hook()).isEqualTo(Map.of("events", List.of("*")));
    }

    @Test
    void whatTheHookHasAlreadyIsNoDifference() {
        assertThat(further(true, "push").changes()).isEmpty();
    }

    private HookDifference further(boolean canAddEvents, String... events) {
        Map<String, Object> body =
                Map.of("config", Map.of("url", URL), "events", List.of(events), "active", true, "name", "web");
        return new HookDifference(there, new DeclaredHook(body, true), canAddEvents);
    }
}
