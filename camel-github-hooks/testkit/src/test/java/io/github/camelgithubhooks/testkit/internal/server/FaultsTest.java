// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.support.Jwts;
import io.github.camelgithubhooks.testkit.support.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String HOOKS = "/repos/octo/orders/hooks";
    private static final String NEW_HOOK = "{\"config\":{\"url\":\"https://hooks.example.test/github\"}}";

    private final SettableClock clock = new SettableClock();
    private final GitHubSimulator github =
            GitHubSimulator.builder().clock(clock).start();
    private final SimulatedRepository repository = github.repository("octo/orders");
    private final ApiClient api = ApiClient.of(github);

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void aStatusFaultLastsUntilItIsCleared() {
        github.inject(Fault.status(502));

        assertThat(api.get(HOOKS).status()).isEqualTo(502);
        assertThat(api.post(HOOKS, NEW_HOOK).json().get("message").textValue()).isEqualTo("Server Error");
        github.clearFaults();

        assertThat(api.get(HOOKS).status()).isEqualTo(200);
        assertThat(repository.hooks()).isEmpty();
    }

    @Test
    void aFaultHappensTheGivenNumberOfTimes() {
        github.inject(Fault.status(500).times(2));

        assertThat(api.get(HOOKS).status()).isEqualTo(500);
        assertThat(api.get(HOOKS).status()).isEqualTo(500);
        assertThat(api.get(HOOKS).status()).isEqualTo(200);
    }

    @Test
    void aFaultOnAllPagesOfAListNamesTheOwnerByItsIdToo() {
        for (int i = 0; i < 3; i++) {
            repository.createHook("https://hooks.example.test/" + i, "hush", "push");
        }
        String first = HOOKS + "?per_page=1";
        String link = api.get(first).header("Link");
        String second = link.substring(1 + github.apiUrl().length(), link.indexOf('>'));
        github.inject(Fault.status(500).on("GET", HOOKS));
        assertThat(api.get(first).status()).isEqualTo(500);
        assertThat(api.get(second).status()).isEqualTo(200);
        github.clearFaults();

        github.inject(Fault.status(500).on("GET", "/(repos/octo/orders|repositories/\\d+)/hooks"));

        assertThat(api.get(first).status()).isEqualTo(500);
        assertThat(api.get(second).status()).isEqualTo(500);
    }

    @Test
    void aFaultThatNamesTheQueryAffectsOnePage() {
        github.inject(Fault.status(500).on("GET", HOOKS + "\\?.*\\bpage=2\\b"));

        assertThat(api.get(HOOKS).status()).isEqualTo(200);
        assertThat(api.get(HOOKS + "?per_page=1&page=1").status()).isEqualTo(200);
        assertThat(api.get(HOOKS + "?per_page=1&page=2").status()).isEqualTo(500);
    }

    @Test
    void aFaultAffectsMatchingRequestsOnly() {
        github.inject(Fault.status(500).on("POST", ".*/hooks$"));

        assertThat(api.get(HOOKS).status()).isEqualTo(200);
        assertThat(api.post("/repos/octo/orders/dispatches", "{\"event_type\":\"e\"}")
                        .status())
                .isEqualTo(204);
        assertThat(api.post(HOOKS, NEW_HOOK).status()).isEqualTo(500);
    }

    @Test
    void faultsFollowEachOther() {
        github.inject(Fault.status(502).times(1));
        github.inject(Fault.status(503).times(1));

        assertThat(api.get(HOOKS).status()).isEqualTo(502);
        assertThat(api.get(HOOKS).status()).isEqualTo(503);
        assertThat(api.get(HOOKS).status()).isEqualTo(200);
    }

    @Test
    void aFaultCanAnswerAnything() {
        github.inject(Fault.response(200, "text/html", "<html>"));

        Answer answer = api.get(HOOKS);

        assertThat(answer.text()).isEqualTo("<html>");
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
    }

    @Test
    void aDroppedConnectionHasNoAnswerAndNoEffect() {
        github.inject(Fault.dropConnection().times(1));

        assertThatThrownBy(() -> api.post(HOOKS, NEW_HOOK)).isInstanceOf(AssertionError.class);

        assertThat(repository.hooks()).isEmpty();
        assertThat(github.requests()).extracting(RecordedRequest::status).containsExactly(0);
    }

    @Test
    void aTruncatedBodyComesAfterTheWorkWasDone() {
        github.inject(Fault.truncatedBody().times(1));

        assertThatThrownBy(() -> api.post(HOOKS, NEW_HOOK)).isInstanceOf(AssertionError.class);

        assertThat(repository.hooks()).hasSize(1);
    }

    @Test
    void anEmptyBodyHasTheUsualStatus() {
        github.inject(Fault.emptyBody());

        Answer answer = api.post(HOOKS, NEW_HOOK);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void aDelayedRequestGetsItsUsualAnswer() {
        github.inject(Fault.delay(Duration.ofMillis(200)).times(1));
        long start = System.nanoTime();

        Answer answer = api.get(HOOKS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void thePrimaryLimitNamesItsReset() {
        github.inject(Fault.primaryRateLimit(Duration.ofMinutes(5)));

        Answer answer = api.get(HOOKS);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(answer.header("x-ratelimit-reset"))
                .isEqualTo(Long.toString(clock.instant().plusSeconds(300).getEpochSecond()));
        assertThat(answer.find("Retry-After")).isEmpty();
    }

    @Test
    void aSecondaryLimitMaySayWhenToTryAgain() {
        github.inject(Fault.secondaryRateLimit(Duration.ofSeconds(60)).times(1));
        github.inject(Fault.secondaryRateLimit().times(1));

        Answer withHint = api.get(HOOKS);
        Answer without = api.get(HOOKS);

        assertThat(withHint.status()).isEqualTo(403);
        assertThat(withHint.header("Retry-After")).isEqualTo("60");
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.find("Retry-After")).isEmpty();
        assertThat(without.header("x-ratelimit-remaining")).isNotEqualTo("0");
        assertThat(without.text()).contains("secondary rate limit");
    }

    @Test
    void singleSignOnNamesItsUrl() {
        github.inject(Fault.singleSignOn("https://github.com/orgs/octo-org/sso?authorization_request=AZSC"));

        Answer answer = api.get(HOOKS);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("X-GitHub-SSO"))
                .isEqualTo("required; url=https://github.com/orgs/octo-org/sso?authorization_request=AZSC");
        assertThat(answer.json().get("message").textValue()).contains("SAML enforcement");
    }

    @Test
    void policiesOfAnOrganizationAreInGitHubsWords() {
        github.inject(Fault.ipAllowList("octo-org").times(1));
        github.inject(Fault.tokenLifetime("octo-org", 90).times(1));

        assertThat(api.get(HOOKS).json().get("message").textValue())
                .contains("`octo-org` organization has an IP allow list enabled");
        assertThat(api.get(HOOKS).json().get("message").textValue())
                .contains("The 'octo-org' organization forbids access", "lifetime is greater than 90 days");
    }

    @Test
    void anErrorPageIsHtml() {
        github.inject(Fault.errorPage(502));

        Answer answer = api.get(HOOKS);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void anArchivedRepositoryIsReadOnly() {
        repository.setArchived(true);

        assertThat(api.get(HOOKS).status()).isEqualTo(200);
        assertThat(api.get("/repos/octo/orders").json().get("archived").booleanValue())
                .isTrue();
        assertThat(api.post(HOOKS, NEW_HOOK).status()).isEqualTo(403);
        assertThat(api.post(HOOKS, NEW_HOOK).json().get("message").textValue())
                .isEqualTo("Repository was archived so is read-only.");

        repository.setArchived(false);
        assertThat(api.post(HOOKS, NEW_HOOK).status()).isEqualTo(201);
    }

    @Test
    void aRedirectNamesItsTarget() {
        github.inject(Fault.redirect(307, "https://elsewhere.example.test/x"));

        Answer answer = api.get(HOOKS);

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).isEqualTo("https://elsewhere.example.test/x");
    }

    @Test
    void aFaultShowsAnAppNoRateLimit() {
        SimulatedApp app = github.app("octo-hooks", Jwts.KEYS.getPublic());
        github.inject(Fault.status(502));

        assertThat(api.as("Bearer " + Jwts.of(app, clock.instant())).get("/app").find("x-ratelimit-limit"))
                .isEmpty();
        assertThat(api.as("Bearer no-jwt").get("/app").status()).isEqualTo(502);
    }
}
