// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelgithubhooks.model.AuditedOwner;
import io.github.camelgithubhooks.model.AuditedOwner.Problem;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedOrganization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code audit} finds wrong with hooks. */
class AuditTest extends GitHubAppTestSupport {

    @Test
    void eachProblemOfAHookIsNamed() {
        SimulatedHook failing = repository.createHook("https://unreachable.example.test/a", SECRET, "push");
        github.emit("octo/hello", "push", "{}");
        SimulatedHook inactive = repository.createHook("https://hooks.example.test/b", SECRET, "push");
        repository.setActive(inactive.id(), false);
        SimulatedHook plain = repository.createHook("http://hooks.example.test/c", null, "push");
        send(uri("create", "hookUrl=https://hooks.example.test/d", "insecureSsl=1", "webhookSecret=x"), null);

        GitHubList<?> body = send(uri("audit"), null).getMessage().getBody(GitHubList.class);
        List<AuditedOwner> audited = owners(body);

        assertThat(audited).singleElement().extracting(AuditedOwner::owner).isEqualTo("octo/hello");
        assertThat(problems(audited, failing.id())).containsExactly(Problem.FAILING);
        assertThat(problems(audited, inactive.id())).containsExactly(Problem.INACTIVE, Problem.NEVER_DELIVERED);
        assertThat(problems(audited, plain.id()))
                .containsExactly(Problem.NEVER_DELIVERED, Problem.WITHOUT_SECRET, Problem.WITHOUT_TLS);
        assertThat(audited.get(0).hooks().get(3).problems()).contains(Problem.UNCHECKED_CERTIFICATE);
        assertThat(context.getTypeConverter().convertTo(String.class, body))
                .contains("\"problems\":[\"never-delivered\",\"without-secret\",\"without-tls\"]");
    }

    @Test
    void aHookThatDeliversHasNoProblem() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", request -> {
            request.sendResponseHeaders(202, -1);
            request.close();
        });
        receiver.start();
        try {
            github.route("https://hooks.example.test", receiver.getAddress().getPort());
            repository.createHook("https://hooks.example.test/github", SECRET, "push");
            github.emit("octo/hello", "push", "{}");

            assertThat(audit(uri("audit"))).singleElement().matches(owner -> !owner.hasProblems());
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void manyRepositoriesAreAuditedAndARefusalDoesNotEndIt() {
        github.organization("octo-org");
        Stream.of("a", "b", "c").forEach(name -> github.repository("octo-org/" + name));
        github.inject(Fault.status(403).on("GET", "/repos/octo-org/b/hooks"));

        List<AuditedOwner> audited = audit(uriWithoutTarget("audit", "repoOwner=octo-org"));

        assertThat(audited).extracting(AuditedOwner::owner).containsExactly("octo-org/a", "octo-org/b", "octo-org/c");
        assertThat(audited).extracting(AuditedOwner::hasProblems).containsExactly(false, true, false);
        assertThat(audited.get(1).reason()).contains("403");
        assertThat(github.requests()).allMatch(request -> request.method().equals("GET"));
    }

    @Test
    void theHooksOfAnOrganizationAreAudited() {
        github.organization("octo-org").createHook("https://hooks.example.test/x", null, "push");

        assertThat(audit(uriWithoutTarget("audit", "organization=octo-org")))
                .singleElement()
                .matches(AuditedOwner::hasProblems)
                .extracting(AuditedOwner::owner)
                .isEqualTo("octo-org");
    }

    @Test
    void ofAnOrganizationsHookTheLogShowsTheLastDelivery() {
        SimulatedOrganization organization = github.organization("octo-org");
        SimulatedHook failing = organization.createHook("https://unreachable.example.test/x", SECRET, "push");
        SimulatedHook quiet = organization.createHook("https://unreachable.example.test/y", SECRET, "issues");
        github.emit("octo-org", "push", "{}");

        List<AuditedOwner> audited = audit(uriWithoutTarget("audit", "organization=octo-org"));

        assertThat(problems(audited, failing.id())).containsExactly(Problem.FAILING);
        assertThat(problems(audited, quiet.id())).isEmpty();
    }

    private List<AuditedOwner> audit(String uri) {
        return owners(send(uri, null).getMessage().getBody(GitHubList.class));
    }

    private static List<AuditedOwner> owners(List<?> body) {
        return body.stream().map(AuditedOwner.class::cast).toList();
    }

    private static List<Problem> problems(List<AuditedOwner> audited, long hookId) {
        return audited.get(0).hooks().stream()
                .filter(hook -> hook.hook().id() == hookId)
                .findFirst()
                .orElseThrow()
                .problems();
    }
}
