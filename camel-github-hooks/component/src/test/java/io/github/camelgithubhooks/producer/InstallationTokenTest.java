// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.InstallationTokens;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.InstallationToken;
import io.github.camelgithubhooks.model.PreparedRequest;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of installations for other clients: by the operation and by the bean. */
class InstallationTokenTest extends GitHubAppTestSupport {

    private final InstallationTokens tokens = new InstallationTokens();
    private SimulatedInstallation installation;

    @BeforeEach
    void install() {
        installation = app.install("octo", "octo/hello");
        GitHubHooksConfiguration options =
                context.getComponent("github-hooks", GitHubHooksComponent.class).getConfiguration();
        options.setApiUrl(github.apiUrl());
        options.setAppId("" + app.id());
        options.setPrivateKey("#bean:key");
        context.getRegistry().bind("tokens", tokens);
        tokens.setCamelContext(context);
    }

    @Test
    void theHeaderOfTheEventNamesTheInstallation() {
        InstallationToken token = token(Map.of(GitHubHooksConstants.INSTALLATION_ID, installation.id()));

        assertThat(token.installationId()).isEqualTo(installation.id());
        assertThat(token.token()).startsWith("ghs_");
        assertThat(token.permissions()).containsEntry("repository_hooks", "write");
        assertThat(Duration.between(Instant.now(), token.expiresAt()))
                .isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
        assertThat(calls()).containsExactly(buy(installation.id()));
    }

    @Test
    void theHeaderWinsOverTheOption() {
        SimulatedInstallation other = app.install("octo-org");

        InstallationToken token = send(
                        "github-hooks:installationToken?installationId=" + installation.id(),
                        null,
                        Map.of(GitHubHooksConstants.INSTALLATION_ID, other.id()))
                .getMessage()
                .getBody(InstallationToken.class);

        assertThat(token.installationId()).isEqualTo(other.id());
    }

    @Test
    void withoutTheHeaderTheInstallationIsLookedUp() {
        InstallationToken token =
                token(Map.of(GitHubHooksConstants.REPO_OWNER, "octo", GitHubHooksConstants.REPO_NAME, "hello"));

        assertThat(token.installationId()).isEqualTo(installation.id());
        assertThat(calls()).containsExactly(LOOK_UP, buy(installation.id()));
    }

    @Test
    void theTokenIsSharedWithTheCallsOfTheComponent() {
        InstallationToken token = token(Map.of(GitHubHooksConstants.INSTALLATION_ID, installation.id()));
        send("github-hooks:list?repoOwner=octo&repoName=hello", null);

        assertThat(token(requests(LIST).get(0))).isEqualTo(token.token());
        assertThat(requests(buy(installation.id()))).hasSize(1);
    }

    @Test
    void aReinstalledAppGetsAnotherInstallation() {
        InstallationToken before = tokens.ofRepository("octo", "hello");
        installation.uninstall();
        SimulatedInstallation again = app.install("octo");
        tokens.forget(before);

        assertThat(tokens.ofRepository("octo", "hello").installationId()).isEqualTo(again.id());
    }

    @Test
    void aRevokedTokenIsReplacedWhenItIsReported() {
        InstallationToken before = tokens.ofInstallation(installation.id());
        assertThat(tokens.ofInstallation(installation.id())).isEqualTo(before);
        installation.expireTokens();

        tokens.forget(before);

        assertThat(tokens.ofInstallation(installation.id()).token()).isNotEqualTo(before.token());
    }

    @Test
    void theBeanFindsTheInstallationOfAnEventARepositoryAndAnOrganization() {
        github.organization("octo-org");
        SimulatedInstallation other = app.install("octo-org");
        Exchange event = new DefaultExchange(context);
        event.getMessage().setHeader(GitHubHooksConstants.INSTALLATION_ID, other.id());

        assertThat(tokens.ofEvent(event)).isEqualTo(tokens.ofOrganization("octo-org"));
        assertThat(tokens.authorization(event))
                .isEqualTo("Bearer " + tokens.ofEvent(event).token());
        assertThat(tokens.ofRepository("octo", "hello").installationId()).isEqualTo(installation.id());
        assertThatThrownBy(() -> tokens.ofRepository("octo", "../app")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownInstallationIsAnError() {
        assertThatThrownBy(() -> token(Map.of(GitHubHooksConstants.INSTALLATION_ID, 4711)))
                .isInstanceOf(GitHubApiException.class)
                .hasMessageContaining("The App has no installation 4711");
    }

    @Test
    void anInstallationThatNothingNamesIsRefused() {
        assertThatThrownBy(() -> token(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the header CamelGitHubHooksInstallationId")
                .hasMessageContaining("CamelGitHubHooksRepoOwner");
        assertThatThrownBy(() -> token(Map.of(GitHubHooksConstants.INSTALLATION_ID, "../1")))
                .hasMessageContaining("must be a whole number");
        assertThatThrownBy(() -> send("github-hooks:installationToken?scope=app", null))
                .hasMessageContaining("installationToken needs the id of the installation");
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void withoutAnAppItIsRefusedAtTheStart() {
        context.getComponent("github-hooks", GitHubHooksComponent.class)
                .setConfiguration(new GitHubHooksConfiguration());

        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:x").to("github-hooks:installationToken?oauthToken=x");
                    }
                }))
                .hasStackTraceContaining("set the options appId and privateKey");
    }

    @Test
    void aDryRunShowsTheRequest() {
        PreparedRequest request = (PreparedRequest) send(
                        "github-hooks:installationToken?dryRun=true",
                        null,
                        Map.of(GitHubHooksConstants.INSTALLATION_ID, installation.id()))
                .getMessage()
                .getBody(GitHubList.class)
                .get(0);

        assertThat(request.url()).endsWith("/app/installations/" + installation.id() + "/access_tokens");
        assertThat(github.requests()).isEmpty();
    }

    private InstallationToken token(Map<String, Object> headers) {
        return send("github-hooks:installationToken", null, headers)
                .getMessage()
                .getBody(InstallationToken.class);
    }
}
