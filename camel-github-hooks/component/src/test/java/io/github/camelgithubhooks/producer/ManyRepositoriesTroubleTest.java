// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.model.EnsuredHook;
import io.github.camelgithubhooks.model.EnsuredRepository;
import io.github.camelgithubhooks.model.EnsuredRepository.Outcome;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.support.UnboundedThreads;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong in one of many repositories, or in the list of them. */
class ManyRepositoriesTroubleTest extends GitHubTestSupport {

    private static final String HOOK = "hookUrl=https://hooks.example.test/github";

    @BeforeEach
    void createRepositories() {
        github.organization("octo-org");
        List.of("a", "b", "c").forEach(name -> github.repository("octo-org/" + name));
    }

    @Test
    void aRepositoryThatIsDeletedMeanwhileDoesNotEndTheOthers() {
        github.inject(Fault.status(404).on("*", "/repos/octo-org/b/"));

        List<EnsuredRepository> report = ensure(null, "repoOwner=octo-org");

        assertThat(report.get(1).reason()).contains("use a token of somebody who administers the hooks");
        assertThat(report)
                .extracting(EnsuredRepository::repository, EnsuredRepository::outcome)
                .containsExactly(
                        tuple("octo-org/a", Outcome.CREATED),
                        tuple("octo-org/b", Outcome.REFUSED),
                        tuple("octo-org/c", Outcome.CREATED));
    }

    @Test
    void aRefusalReportsWhatWasDoneBeforeIt() {
        github.inject(Fault.validationFailed("[{\"message\":\"The push event cannot have more than 20 hooks\"}]")
                .on("POST", "/repos/octo-org/b/hooks")
                .times(1));
        github.repository("octo-org/b").createHook("https://hooks.example.test/1", SECRET, "push");

        EnsuredRepository refused = ensure("""
                        [{"config": {"url": "https://hooks.example.test/1"}, "events": ["push"]},
                         {"config": {"url": "https://hooks.example.test/2"}, "events": ["push"]}]
                        """, "repoOwner=octo-org").get(1);

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.reason()).contains("more than 20 hooks");
        assertThat(refused.hooks()).extracting(EnsuredHook::outcome).containsExactly(EnsuredHook.Outcome.UNCHANGED);
    }

    @Test
    void hookIdNamesOneOfTwoHooksInItsRepository() {
        github.repository("octo-org/a").createHook("https://hooks.example.test/github", SECRET, "issues");
        SimulatedHook meant =
                github.repository("octo-org/a").createHook("https://hooks.example.test/github", SECRET, "fork");

        List<EnsuredRepository> unnamed = ensure(null, "repoOwner=octo-org", "events=push");
        List<EnsuredRepository> named = ensure(null, "repoOwner=octo-org", "events=push", "hookId=" + meant.id());

        assertThat(unnamed.get(0).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(unnamed.get(0).reason()).contains("option hookId", "[");
        assertThat(named.get(0).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(named.get(1).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(github.repository("octo-org/a")
                        .hook(meant.id())
                        .orElseThrow()
                        .events())
                .containsExactly("push");
    }

    @Test
    void anOwnerThatTheTokenDoesNotSeeIsAnError() {
        assertThatThrownBy(() -> ensure(null, "repoOwner=octo-ogr"))
                .isInstanceOf(GitHubApiException.class)
                .hasMessageContaining("octo-ogr")
                .hasMessageContaining("the token can't see it");
        assertThatThrownBy(() -> send(uriWithoutTarget("audit", "repoOwner=octo-ogr"), null))
                .isInstanceOf(GitHubApiException.class);
    }

    @Test
    void aPatternThatMatchesNothingIsAnEmptyReport() {
        assertThat(ensure(null, "repoOwner=octo-org", "repoTopics=none")).isEmpty();
        assertThat(ensure(null, "repoOwner=octo", "repoTopics=none")).isEmpty();
    }

    @Test
    void aRepositoryThatTheTokenDoesNotAdministerSaysWhatTheTokenNeeds() {
        github.repository("octo-org/b").setPrivate(false);
        String token = github.token(TokenPermissions.fineGrained()
                .hooks(TokenPermissions.Access.READ)
                .repositories("octo-org/a"));

        List<EnsuredRepository> report = report("github-hooks:ensure?repoOwner=octo-org&repoName=*&apiUrl="
                + github.apiUrl() + "&oauthToken=" + token + "&" + HOOK);

        assertThat(report)
                .extracting(EnsuredRepository::repository, EnsuredRepository::outcome)
                .containsExactly(tuple("octo-org/a", Outcome.REFUSED), tuple("octo-org/b", Outcome.REFUSED));
        assertThat(report).extracting(EnsuredRepository::reason).allMatch(reason -> reason.contains("Webhooks"));
        assertThat(report.toString()).doesNotContain(token);
    }

    @Test
    void allAreEnsuredHoweverShortTheQueuesOfCamelsThreadsAre() {
        ThreadPoolProfile threads = context.getExecutorServiceManager().getDefaultThreadPoolProfile();
        threads.setMaxQueueSize(1);
        threads.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        IntStream.range(0, 20).forEach(i -> github.repository("octo-org/many-" + i));

        assertThat(ensure(null, "repoOwner=octo-org", "repoConcurrency=2"))
                .hasSize(23)
                .allMatch(repository -> repository.outcome() == Outcome.CREATED);
    }

    @Test
    void noMoreRepositoriesAreUnderWayThanAllowedIfThreadsAreUnbounded() {
        UnboundedThreads threads = UnboundedThreads.in(context, "GitHubHooksRepositories");

        assertThat(ensure(null, "repoOwner=octo-org", "repoConcurrency=2")).hasSize(3);

        assertThat(threads.most()).isEqualTo(2);
    }

    @Test
    void aPlanIsWhatARunThenDoes() {
        github.repository("octo-org/a").createHook("https://hooks.example.test/github", null, "issues");
        SimulatedHook same =
                github.repository("octo-org/b").createHook("https://hooks.example.test/github", SECRET, "push");
        github.repository("octo-org/b").setActive(same.id(), false);
        github.inject(Fault.status(403).on("GET", "/repos/octo-org/c/hooks"));
        github.repository("octo-org/d");

        List<EnsuredRepository> plan =
                ensure(null, "repoOwner=octo-org", "events=push", "webhookSecret=hush", "dryRun=true");
        assertThat(github.requests()).allMatch(request -> request.method().equals("GET"));
        List<EnsuredRepository> run = ensure(null, "repoOwner=octo-org", "events=push", "webhookSecret=hush");

        assertThat(plan)
                .extracting(EnsuredRepository::repository, EnsuredRepository::outcome, EnsuredRepository::reason)
                .containsExactlyElementsOf(run.stream()
                        .map(done -> tuple(done.repository(), done.outcome(), done.reason()))
                        .toList());
        assertThat(changes(plan)).isEqualTo(changes(run));
        for (List<EnsuredRepository> report : List.of(plan, run)) {
            assertThat(report.toString()).doesNotContain("hush");
            assertThat(context.getTypeConverter().convertTo(String.class, new GitHubList<>(report)))
                    .doesNotContain("hush");
        }
    }

    @Test
    void aSecondaryLimitInTheMiddleIsWaitedForIfAllowed() {
        github.inject(Fault.secondaryRateLimit(Duration.ofSeconds(1))
                .on("POST", "/repos/octo-org/b/hooks")
                .times(1));

        assertThat(ensure(null, "repoOwner=octo-org", "maxRateLimitWait=5000"))
                .allMatch(repository -> repository.outcome() == Outcome.CREATED);
        assertThat(github.repository("octo-org/b").hooks()).hasSize(1);
    }

    private static List<List<EnsuredHook.Change>> changes(List<EnsuredRepository> report) {
        return report.stream()
                .flatMap(repository -> repository.hooks().stream())
                .map(EnsuredHook::changes)
                .toList();
    }

    private List<EnsuredRepository> ensure(Object body, String... options) {
        String more = body == null ? "&" + HOOK : "";
        return report(uriWithoutTarget("ensure", options) + "&repoName=*" + more, body);
    }

    private List<EnsuredRepository> report(String uri) {
        return report(uri, null);
    }

    private List<EnsuredRepository> report(String uri, Object body) {
        List<?> report = send(uri, body).getMessage().getBody(GitHubList.class);
        return report.stream().map(EnsuredRepository.class::cast).toList();
    }
}
