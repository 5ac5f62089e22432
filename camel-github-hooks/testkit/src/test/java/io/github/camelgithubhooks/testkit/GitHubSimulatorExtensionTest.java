// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.support.ApiClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class GitHubSimulatorExtensionTest {

    @Nested
    class OnAStaticField {

        @RegisterExtension
        static final GitHubSimulatorExtension GITHUB = new GitHubSimulatorExtension();

        private static final Set<GitHubSimulator> SEEN = ConcurrentHashMap.newKeySet();

        @RepeatedTest(2)
        void thereIsOneForTheClass(GitHubSimulator parameter) {
            assertThat(parameter).isSameAs(GITHUB.simulator());
            SEEN.add(parameter);
            assertThat(SEEN).hasSize(1);
        }
    }

    @Nested
    class OnAField {

        private static final Set<GitHubSimulator> SEEN = ConcurrentHashMap.newKeySet();

        @RegisterExtension
        final GitHubSimulatorExtension github =
                new GitHubSimulatorExtension(GitHubSimulator.builder().rateLimit(42));

        @RepeatedTest(2)
        void thereIsAFreshOneForEachTest() {
            assertThat(SEEN.add(github.simulator())).isTrue();
        }

        @Test
        void theSettingsAreUsed() {
            assertThat(ApiClient.of(github.simulator()).get("/meta").header("x-ratelimit-limit"))
                    .isEqualTo("42");
        }
    }

    @Nested
    @ExtendWith(GitHubSimulatorExtension.class)
    class OnTheClass {

        private static final Set<GitHubSimulator> SEEN = ConcurrentHashMap.newKeySet();

        @RepeatedTest(2)
        void thereIsAFreshOneForEachTest(GitHubSimulator github) {
            assertThat(SEEN.add(github)).isTrue();
            assertThat(ApiClient.of(github).get("/meta").status()).isEqualTo(200);
        }

        @AfterAll
        static void theyAreClosedAfterwards() {
            assertThat(SEEN).hasSize(2).allSatisfy(github -> assertThat(github.isClosed())
                    .isTrue());
        }
    }
}
