// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.support.Jwts;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GitHub's answers have the same digits on every machine. */
class DefaultLocaleTest {

    private final Locale before = Locale.getDefault();
    private final GitHubSimulator github = GitHubSimulator.start();

    @BeforeEach
    void writeOtherDigits() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
        github.close();
    }

    @Test
    void theClientIdOfAnAppIsAsGitHubMakesThem() {
        SimulatedApp app = github.app("octo-hooks", Jwts.KEYS.getPublic());

        assertThat(app.clientId()).matches("Iv23li[0-9]{14}");
    }

    @Test
    void anObjectNamesItsIdInDigits() {
        SimulatedHook hook = github.repository("octo/hello").createHook("https://hooks.example.test", null, "push");

        assertThat(hook.toString()).contains("id=" + hook.id());
    }
}
