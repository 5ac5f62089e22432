// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers that a real GitHub gives on bad days. */
@ExtendWith(GitHubSimulatorExtension.class)
class OddAnswersTest {

    private static final String HOOKS = "/repos/octo/orders/hooks";
    private static final String URL = "https://hooks.example.test/github";

    private GitHubSimulator github;
    private SimulatedRepository repository;
    private ApiClient api;

    @BeforeEach
    void repository(GitHubSimulator simulator) {
        github = simulator;
        repository = github.repository("octo/orders");
        api = ApiClient.of(github);
    }

    @Test
    void fieldsOfRowsAreNull() {
        long id = repository.createHook(URL, null, "push").id();
        github.emit("push", SamplePayloads.push("octo/orders"));
        github.inject(Fault.nullFields("status_code", "guid"));

        Answer answer = api.get(HOOKS + "/" + id + "/deliveries");

        JsonNode row = answer.json().get(0);
        assertThat(row.get("status_code").isNull()).isTrue();
        assertThat(row.get("guid").isNull()).isTrue();
        assertThat(row.get("event").textValue()).isEqualTo("push");
        assertThat(answer.find("ETag")).isEmpty();
        assertThat(api.get(HOOKS + "/1").status()).isEqualTo(404);
    }

    @Test
    void pagesShiftWhileTheyAreRead() {
        List<Long> ids = List.of(
                repository.createHook(URL, null, "push").id(),
                repository.createHook(URL, null, "issues").id(),
                repository.createHook(URL, null, "star").id(),
                repository.createHook(URL, null, "fork").id());
        github.inject(Fault.shiftedPages(1).times(2));

        assertThat(ids("?per_page=2")).isEqualTo(ids.subList(0, 2));
        assertThat(ids("?per_page=2&page=2")).isEqualTo(ids.subList(1, 3));
        github.inject(Fault.shiftedPages(-1));
        assertThat(ids("?per_page=2&page=2")).isEqualTo(ids.subList(3, 4));
    }

    @Test
    void pagesOfTheLogShiftToo() {
        String deliveries =
                HOOKS + "/" + repository.createHook(URL, null, "push").id() + "/deliveries?per_page=1";
        github.emit("push", SamplePayloads.push("octo/orders"));
        github.emit("push", SamplePayloads.push("octo/orders"));
        Answer first = api.get(deliveries);
        github.inject(Fault.shiftedPages(1));

        String next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");

        assertThat(api.get(next).json()).isEqualTo(first.json());
    }

    private List<Long> ids(String query) {
        return StreamSupport.stream(api.get(HOOKS + query).json().spliterator(), false)
                .map(hook -> hook.get("id").longValue())
                .toList();
    }

    @Test
    void errorsAreAText() {
        github.inject(Fault.validationFailed("The hook is odd"));

        Answer answer = api.post(HOOKS, "{}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").textValue()).isEqualTo("The hook is odd");
    }

    @Test
    void retryAfterIsADateOrZero() {
        github.inject(
                Fault.secondaryRateLimit(Instant.parse("2025-01-02T03:04:05Z")).times(1));
        github.inject(Fault.secondaryRateLimit(Duration.ZERO));

        assertThat(api.get(HOOKS).header("Retry-After")).isEqualTo("Thu, 02 Jan 2025 03:04:05 GMT");
        assertThat(api.get(HOOKS).header("Retry-After")).isEqualTo("0");
    }

    /**
     * GitHub's redirects name the repository by its id.
     *
     * @see <a
     *     href="https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects">Follow
     *     redirects</a>
     */
    @Test
    void aRenamedRepositoryIsElsewhere() {
        github.inject(Fault.renamed("octo/former", "octo/orders"));

        Answer read = api.get("/repos/octo/former/hooks?per_page=5");

        assertThat(read.status()).isEqualTo(301);
        assertThat(read.header("Location"))
                .isEqualTo(github.apiUrl() + "/repositories/" + repository.id() + "/hooks?per_page=5");
        assertThat(api.get(read.header("Location")).status()).isEqualTo(200);
        assertThat(api.post("/repos/octo/former/hooks", "{}").status()).isEqualTo(307);
    }

    @Test
    void aTransferredRepositoryIsNotFoundByATokenOfTheFormerAccount() {
        github.repository("octo-org/orders");
        github.inject(Fault.transferred("octo/orders", "octo-org/orders"));
        ApiClient former = api.as("Bearer "
                + github.token(TokenPermissions.fineGrained()
                        .hooks(TokenPermissions.Access.READ)
                        .repositories("octo/orders")));

        String location = former.get(HOOKS).header("Location");

        assertThat(former.get(location).status()).isEqualTo(404);
        assertThat(api.get(location).status()).isEqualTo(200);
    }
}
