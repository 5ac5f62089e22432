// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExampleTest {

    private final Map<String, String> settings = new HashMap<>();

    @Test
    void tellsTheStoryWhenNoRepositoryIsNamed() {
        ExampleRun run = run(Map.of("GITHUB_TOKEN", "t"));

        assertThat(run.output()).contains("told");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void runsOnTheRepositoryThatIsNamed() {
        ExampleRun run = run(Map.of(
                "GITHUB_TOKEN", "t", "GITHUB_REPOSITORY", "octo/real", "HOOK_ID", "7", "WEBHOOK_SECRET", "verbatim"));

        assertThat(settings)
                .containsEntry("camel.component.github-hooks.api-url", "https://api.github.com")
                .containsEntry("camel.component.github-hooks.oauth-token", "t")
                .containsEntry("camel.component.github-hooks.repo-owner", "octo")
                .containsEntry("camel.component.github-hooks.repo-name", "real")
                .containsEntry("camel.component.github-hooks.hook-id", "7")
                .containsEntry("secret", "verbatim");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void findsTheHookByItsUrl() {
        run(Map.of(
                "GITHUB_TOKEN", "t",
                "GITHUB_REPOSITORY", "octo/real",
                "HOOK_URL", "https://hooks.example.test",
                "WEBHOOK_SECRET", "s"));

        assertThat(settings).containsEntry("camel.component.github-hooks.hook-url", "https://hooks.example.test");
    }

    @Test
    void failsWithoutHookSecretOrOwner() {
        assertThat(failure(Map.of("GITHUB_TOKEN", "t", "GITHUB_REPOSITORY", "octo/real", "WEBHOOK_SECRET", "s")))
                .contains("FAILED: HOOK_ID or HOOK_URL must name a hook");
        assertThat(failure(Map.of("GITHUB_TOKEN", "t", "GITHUB_REPOSITORY", "octo/real", "HOOK_ID", "7")))
                .contains("FAILED: WEBHOOK_SECRET must be the secret of the hook");
        assertThat(failure(Map.of("GITHUB_TOKEN", "t", "GITHUB_REPOSITORY", "real")))
                .contains("FAILED: GITHUB_REPOSITORY must be owner/name, was real");
    }

    private String failure(Map<String, String> environment) {
        ExampleRun run = run(environment);
        assertThat(run.exitCode()).isEqualTo(1);
        return run.output();
    }

    private ExampleRun run(Map<String, String> environment) {
        return ExampleRun.of(() -> Example.run(environment, Map.of(), Told::new, github -> {
            settings.putAll(github.withHook().withSecret("secret").settings());
            return 0;
        }));
    }

    private static final class Told extends Story {

        Told(Map<String, String> given) {
            super(given);
        }

        @Override
        protected void tell() {
            done("told");
        }
    }
}
