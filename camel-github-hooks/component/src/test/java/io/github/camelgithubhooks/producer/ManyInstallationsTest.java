// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.model.AuditedOwner;
import io.github.camelgithubhooks.model.EnsuredRepository;
import io.github.camelgithubhooks.model.EnsuredRepository.Outcome;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ensure} and {@code audit} in the repositories of an App's installations. */
class ManyInstallationsTest extends GitHubAppTestSupport {

    private static final String HOOK = "hookUrl=https://hooks.example.test/github";

    @BeforeEach
    void createRepositories() {
        github.organization("octo-org");
        List.of("a", "b").forEach(name -> github.repository("octo-org/" + name));
    }

    @Test
    void anInstallationWhoseListFailsIsInTheReportAndDoesNotEndTheOthers() {
        SimulatedInstallation removed = app.install("octo-org", "octo-org/a");
        app.install("octo", "octo/hello");
        github.inject(Fault.status(404).on("POST", "/app/installations/" + removed.id() + "/"));

        List<EnsuredRepository> report = report(appUri("ensure", "repoName=*", HOOK));
        GitHubList<?> audit = send(appUri("audit"), null).getMessage().getBody(GitHubList.class);

        assertThat(report)
                .extracting(EnsuredRepository::repository, EnsuredRepository::outcome)
                .containsExactly(tuple("octo/hello", Outcome.CREATED), tuple("octo-org", Outcome.REFUSED));
        assertThat(report.get(1).reason()).contains("The App has no installation " + removed.id());
        assertThat(audit)
                .extracting(owner -> ((AuditedOwner) owner).owner(), owner -> ((AuditedOwner) owner).reason())
                .containsExactly(
                        tuple("octo/hello", null),
                        tuple("octo-org", report.get(1).reason()));
    }

    @Test
    void aSuspendedInstallationIsLeftOut() {
        SimulatedInstallation suspended = app.install("octo-org", "octo-org/a");
        app.install("octo", "octo/hello");
        report(appUri("ensure", "repoName=*", HOOK));
        suspended.suspend();

        assertThat(report(appUri("ensure", "repoName=*", HOOK)))
                .extracting(EnsuredRepository::repository)
                .containsExactly("octo/hello");
    }

    @Test
    void anAppThatWasInstalledAgainIsFoundAtOnce() {
        SimulatedInstallation before = app.install("octo-org", "octo-org/a");
        report(appUri("ensure", "repoOwner=octo-org", "repoName=*", HOOK));
        before.uninstall();
        app.install("octo-org", "octo-org/a", "octo-org/b");

        assertThat(report(appUri("ensure", "repoOwner=octo-org", "repoName=*", HOOK)))
                .extracting(EnsuredRepository::outcome)
                .containsExactly(Outcome.UNCHANGED, Outcome.CREATED);
    }

    @Test
    void anAppThatAUserInstalledIsFoundByTheUser() {
        app.install("octo-org", "octo-org/a");
        app.installForUser("octo", "octo/hello");

        assertThat(report(appUri("ensure", "repoOwner=Octo", "repoName=*", HOOK)))
                .extracting(EnsuredRepository::repository)
                .containsExactly("octo/hello");
    }

    @Test
    void anAppThatIsNotInstalledThereIsAnError() {
        app.install("octo", "octo/hello");

        assertThatThrownBy(() -> report(appUri("ensure", "repoOwner=octo-org", "repoName=*", HOOK)))
                .isInstanceOf(GitHubApiException.class)
                .hasMessageContaining("isn't installed on octo-org");
    }

    private List<EnsuredRepository> report(String uri) {
        List<?> report = send(uri, null).getMessage().getBody(GitHubList.class);
        return report.stream().map(EnsuredRepository.class::cast).toList();
    }
}
