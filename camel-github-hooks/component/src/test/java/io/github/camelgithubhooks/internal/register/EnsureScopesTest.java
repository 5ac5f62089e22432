// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.Application;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedOrganization;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code ensure} and registration for the hooks of an organization; a GitHub App's own hook is always there. */
class EnsureScopesTest extends GitHubTestSupport {

    private static final String HOST = "https://hooks.example.test";

    @Test
    void aHookOfAnOrganizationIsEnsured() {
        String[] declared = {"organization=octo-org", "hookUrl=" + HOST + "/github", "webhookSecret=" + SECRET};
        SimulatedOrganization organization = github.organization("octo-org");

        assertThat(outcome(declared, "events=push")).isEqualTo("created");
        assertThat(outcome(declared, "events=push")).isEqualTo("unchanged");
        assertThat(outcome(declared, "events=issues")).isEqualTo("updated");

        assertThat(organization.hooks()).singleElement().satisfies(hook -> {
            assertThat(hook.events()).containsExactly("issues");
            assertThat(hook.secret()).isEqualTo(SECRET);
        });
    }

    @Test
    void aHookThatSomebodyElseMadeIsNamedAsTheCause() {
        SimulatedOrganization organization = github.organization("octo-org");
        organization.createHook(HOST + "/github", SECRET, "push");
        github.inject(Fault.response(200, "application/json", "[]").on("GET", "/orgs/octo-org/hooks$"));

        assertThatThrownBy(() -> send(
                        uriWithoutTarget(
                                "ensure", "organization=octo-org", "hookUrl=" + HOST + "/github", "events=push"),
                        null))
                .hasMessageContaining("the token can't see it, since somebody else made it");
    }

    @Test
    void aReceiverRegistersWithAnOrganization() throws Exception {
        SimulatedOrganization organization = github.organization("octo-org");
        organization.createHook(HOST + "/github", SECRET, "watch");
        try (Application application = new Application()) {
            github.route(HOST, application.port());
            application.start(uriWithoutTarget(
                    "receive",
                    "organization=octo-org",
                    "autoRegister=true",
                    "hookUrl=" + HOST + "/github",
                    "webhookSecret=" + SECRET,
                    "events=push"));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Boolean.TRUE.equals(
                            application.health().getDetails().get("github.registration.pingArrived")));
        }
        assertThat(organization.hooks()).singleElement().satisfies(hook -> assertThat(hook.events())
                .containsExactlyInAnyOrder("watch", "push"));
    }

    @Test
    void anAppIsRefused() {
        String app = "scope=app&appId=1&privateKey=none";
        String url = "hookUrl=" + HOST + "/github";

        assertThatThrownBy(() -> send(uriWithoutTarget("ensure", app, url), null))
                .hasStackTraceContaining("ensure isn't offered by GitHub for a GitHub App");
        assertThatThrownBy(() -> {
                    try (Application application = new Application()) {
                        application.start(
                                uriWithoutTarget("receive", app, url, "autoRegister=true", "webhookSecret=" + SECRET));
                    }
                })
                .hasStackTraceContaining("A GitHub App has one hook, which is made with the App");
    }

    private String outcome(String[] declared, String events) {
        return send(uriWithoutTarget("ensure", String.join("&", declared), events), null)
                .getMessage()
                .getHeader(GitHubHooksConstants.OUTCOME, String.class);
    }
}
