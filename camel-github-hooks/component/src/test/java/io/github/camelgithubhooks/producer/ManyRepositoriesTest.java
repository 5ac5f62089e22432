// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.EnsuredRepository;
import io.github.camelgithubhooks.model.EnsuredRepository.Outcome;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ensure} in all repositories that a pattern or topics choose. */
class ManyRepositoriesTest extends GitHubAppTestSupport {

    private static final String HOOK = "hookUrl=https://hooks.example.test/github";

    @BeforeEach
    void createRepositories() {
        github.organization("octo-org");
        github.repository("octo-org/service-orders").setTopics("java", "shop");
        github.repository("octo-org/service-invoices").setTopics("java");
        github.repository("octo-org/service-old").setArchived(true);
        github.repository("octo-org/docs").setTopics("java", "shop");
        github.repository("octo/service-other");
    }

    @Test
    void aPatternChoosesRepositoriesOfAnOrganizationThatAreNotArchived() {
        assertThat(names(ensure("repoOwner=octo-org", "repoName=service-*")))
                .containsExactly("octo-org/service-invoices", "octo-org/service-orders");
        assertThat(hooks("octo-org/service-orders")).hasSize(1);
        assertThat(hooks("octo-org/service-old")).isEmpty();
        assertThat(hooks("octo-org/docs")).isEmpty();
    }

    @Test
    void topicsChooseTheRepositoriesThatHaveAllOfThem() {
        assertThat(names(ensure("repoOwner=octo-org", "repoTopics=shop,Java")))
                .containsExactly("octo-org/docs", "octo-org/service-orders");
        assertThat(names(ensure("repoOwner=octo-org", "repoName=s*", "repoTopics=shop")))
                .containsExactly("octo-org/service-orders");
    }

    @Test
    void withoutAnOwnerItIsAllThatTheTokenSees() {
        assertThat(names(ensure("repoName=service-?????*")))
                .containsExactly("octo-org/service-invoices", "octo-org/service-orders", "octo/service-other");
    }

    @Test
    void aUsersRepositoriesAreThoseOfTheTokenThatAreTheirs() {
        assertThat(names(ensure("repoOwner=octo", "repoName=*"))).containsExactly("octo/hello", "octo/service-other");
    }

    @Test
    void eachRepositoryReportsWhatBecameOfIt() {
        github.repository("octo-org/service-orders").createHook("https://hooks.example.test/github", SECRET, "issues");
        github.inject(Fault.status(403).on("GET", "/repos/octo-org/docs/hooks"));
        ensure("repoOwner=octo-org", "repoName=service-invoices", "repoTopics=java");

        List<EnsuredRepository> report = ensure("repoOwner=octo-org", "repoName=*", "events=push");

        assertThat(report)
                .extracting(EnsuredRepository::repository, EnsuredRepository::outcome)
                .containsExactly(
                        tuple("octo-org/docs", Outcome.REFUSED),
                        tuple("octo-org/service-invoices", Outcome.UNCHANGED),
                        tuple("octo-org/service-orders", Outcome.UPDATED));
        assertThat(report.get(0).reason()).contains("403");
        assertThat(report.get(2).hooks().get(0).changes()).isNotEmpty();
        assertThat(context.getTypeConverter().convertTo(String.class, new GitHubList<>(report)))
                .contains("\"outcome\":\"refused\"", "\"outcome\":\"updated\"")
                .doesNotContain("\"reason\":null");
    }

    @Test
    void aDryRunIsAPlanThatChangesNothing() {
        List<EnsuredRepository> plan = ensure("repoOwner=octo-org", "repoName=*", "dryRun=true");

        assertThat(plan).hasSize(3).allMatch(repository -> repository.outcome() == Outcome.CREATED);
        assertThat(github.requests()).allMatch(request -> request.method().equals("GET"));
    }

    @Test
    void theListHasPages() {
        IntStream.range(0, 120).forEach(i -> github.repository("octo-org/many-" + i));

        assertThat(ensure("repoOwner=octo-org", "repoName=many-*", "dryRun=true", "repoConcurrency=8"))
                .hasSize(120);
        assertThat(requests("GET /orgs/octo-org/repos")).hasSize(2);
    }

    @Test
    void aRateLimitRefusesTheRestWithoutRequests() {
        github.inject(Fault.primaryRateLimit(Duration.ofMinutes(10)).on("GET", "/repos/octo-org/"));

        List<EnsuredRepository> report = ensure("repoOwner=octo-org", "repoName=*", "repoConcurrency=1");

        assertThat(report).hasSize(3).allMatch(repository -> repository.outcome() == Outcome.REFUSED);
        assertThat(report.get(2).reason()).containsIgnoringCase("rate limit");
        assertThat(requests("GET /repos/octo-org/service-orders/hooks")).isEmpty();
    }

    @Test
    void anAppAsksItsInstallationOnceForAll() {
        app.install("octo-org", "octo-org/docs", "octo-org/service-orders");

        List<EnsuredRepository> report = report(appUri("ensure", "repoOwner=octo-org", "repoName=*", HOOK), Map.of());

        assertThat(names(report)).containsExactly("octo-org/docs", "octo-org/service-orders");
        assertThat(report).allMatch(repository -> repository.outcome() == Outcome.CREATED);
        assertThat(calls())
                .contains("GET /orgs/octo-org/installation", "GET /installation/repositories")
                .noneMatch(call -> call.matches("GET /repos/.*/installation"));
    }

    @Test
    void anAppWithoutAnOwnerSeesAllItsInstallations() {
        app.install("octo-org", "octo-org/docs");
        app.install("octo", "octo/hello");

        assertThat(names(report(appUri("ensure", "repoName=*", HOOK), Map.of())))
                .containsExactly("octo-org/docs", "octo/hello");
    }

    @Test
    void aNameInTheHeaderIsOneRepository() {
        Map<String, Object> headers = Map.of(GitHubHooksConstants.REPO_NAME, "docs");

        send(uriWithoutTarget("ensure", "repoOwner=octo-org", "repoName=service-*", HOOK), null, headers);

        assertThat(hooks("octo-org/docs")).hasSize(1);
        assertThat(hooks("octo-org/service-orders")).isEmpty();
    }

    @Test
    void whatCantBeAPatternIsRefused() {
        assertThatThrownBy(() -> ensure("repoOwner=octo-org", "repoName=a/*"))
                .hasMessageContaining("repoName must be a name, or a pattern");
        assertThatThrownBy(() -> send(uriWithoutTarget("list", "repoOwner=octo-org", "repoName=service-*"), null))
                .hasMessageContaining("must be a name of letters");
        assertThatThrownBy(() -> ensure("repoName=*", "repoConcurrency=0"))
                .hasStackTraceContaining("repoConcurrency must be 1 or more");
    }

    @Test
    void aTokenOfOneRepositoryHooksThatOne() {
        String token = github.token(TokenPermissions.fineGrained()
                .hooks(TokenPermissions.Access.WRITE)
                .repositories("octo-org/docs"));

        List<EnsuredRepository> report = report(
                "github-hooks:ensure?repoOwner=octo-org&repoName=*&apiUrl=" + github.apiUrl() + "&oauthToken=" + token
                        + "&" + HOOK,
                Map.of());

        assertThat(names(report)).containsExactly("octo-org/docs");
    }

    private List<EnsuredRepository> ensure(String... options) {
        return report(uriWithoutTarget("ensure", options) + "&" + HOOK, Map.of());
    }

    private List<EnsuredRepository> report(String uri, Map<String, Object> headers) {
        List<?> report = send(uri, null, headers).getMessage().getBody(GitHubList.class);
        return report.stream().map(EnsuredRepository.class::cast).toList();
    }

    private static List<String> names(List<EnsuredRepository> report) {
        return report.stream().map(EnsuredRepository::repository).toList();
    }

    private List<SimulatedHook> hooks(String repository) {
        return github.repository(repository).hooks();
    }
}
