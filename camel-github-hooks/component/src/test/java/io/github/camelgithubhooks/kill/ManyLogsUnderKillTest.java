// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that reads the logs of several repositories is killed in the middle of them. */
class ManyLogsUnderKillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> REPOSITORIES =
            List.of("octo-org/service-a", "octo-org/service-b", "octo-org/service-c");

    @TempDir
    private Path directory;

    private final Set<String> emitted = new HashSet<>();

    @Test
    void noEventOfAnyRepositoryIsLost() throws Exception {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            github.organization("octo-org");
            REPOSITORIES.forEach(each ->
                    github.repository(each).createHook("https://hooks.example.test/github", "it-is-a-secret", "push"));
            push(github, 10);
            String endpoint = "github-hooks:deliveries?apiUrl=" + github.apiUrl() + "&oauthToken=" + github.token()
                    + "&repoOwner=octo-org&repoName=service-*&hookUrl=https://hooks.example.test/github"
                    + "&stateDirectory=" + directory.resolve("state") + "&initialDelay=0&delay=50";
            try (KilledReceiver reader = new KilledReceiver(directory, 0, endpoint)) {
                reader.start();
                await().atMost(PATIENCE).until(() -> reader.handled() >= 5);
                reader.kill();
                push(github, 2);
                reader.start();

                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(done(reader)).as(reader.log()).containsAll(emitted));
                assertThat(done(reader)).hasSizeLessThanOrEqualTo(emitted.size() + 1);
            }
        }
    }

    private void push(GitHubSimulator github, int times) {
        for (int i = 0; i < times; i++) {
            for (String repository : REPOSITORIES) {
                github.emit(repository, "push", "{\"work\":20}").stream()
                        .map(SimulatedDelivery::guid)
                        .forEach(emitted::add);
            }
        }
    }

    private static List<String> done(KilledReceiver reader) {
        return reader.lives().stream()
                .flatMap(List::stream)
                .filter(Journal.Entry::done)
                .map(Journal.Entry::guid)
                .toList();
    }
}
