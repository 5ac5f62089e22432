// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.http.RateLimit;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.support.TestKeys;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import org.junit.jupiter.api.Test;

/** Endpoints that sign in alike share a client, and with it what is known of the rate limits. */
class SharedClientsTest extends GitHubAppTestSupport {

    @Test
    void endpointsOfOneTokenShareAClient() {
        GitHubHooksComponent component = context.getComponent("github-hooks", GitHubHooksComponent.class);
        GitHubHooksConfiguration options = component.getConfiguration().copy();
        options.setOauthToken("one");
        GitHubHooksConfiguration others = options.copy();
        others.setRepoOwner("octo");
        GitHubHooksConfiguration another = options.copy();
        another.setOauthToken("two");

        assertThat(component.client(options))
                .isEqualTo(component.client(others))
                .isNotEqualTo(component.client(another));
    }

    @Test
    void endpointsOfOneAppShareAClient() {
        GitHubHooksComponent component = context.getComponent("github-hooks", GitHubHooksComponent.class);
        GitHubHooksConfiguration options = component.getConfiguration().copy();
        options.setAppId("1");
        options.setPrivateKey(TestKeys.pkcs8(TestKeys.OURS));
        GitHubHooksConfiguration others = options.copy();
        others.setPrivateKey(TestKeys.pkcs1(TestKeys.OURS));
        GitHubHooksConfiguration another = options.copy();
        another.setPrivateKey(TestKeys.pkcs8(TestKeys.ANOTHER));

        assertThat(component.client(options))
                .isEqualTo(component.client(others))
                .isNotEqualTo(component.client(another));
    }

    @Test
    void theRateLimitOfAnInstallationIsNamed() {
        SimulatedInstallation installation = app.install("octo");
        send(repositoryUri("list"), null);

        assertThat(context.getComponent("github-hooks", GitHubHooksComponent.class)
                        .rateLimits())
                .extracting(RateLimit::credential)
                .containsExactly("installation " + installation.id());
    }
}
