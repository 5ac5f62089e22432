// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.PreparedRequest;
import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.support.TestKeys;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

/** Signing in as a GitHub App: what is asked for, and how seldom. */
class AppSignInTest extends GitHubAppTestSupport {

    private static final int MANY = 32;

    @Test
    void theAppFindsItsInstallationAndBuysATokenThere() {
        SimulatedInstallation installation = app.install("octo");

        send(repositoryUri("list"), null);

        assertThat(calls()).containsExactly(LOOK_UP, buy(installation.id()), LIST);
        assertThat(github.requests()).extracting(RecordedRequest::status).containsExactly(200, 201, 200);
        assertThat(token(requests(LIST).get(0))).startsWith("ghs_");
    }

    @Test
    void anotherLibraryAcceptsTheJsonWebToken() throws Exception {
        app.install("octo");
        send(repositoryUri("list"), null);

        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKey(TestKeys.OURS.getPublic())
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedIssuer(Long.toString(app.id()))
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .build();
        JwtClaims claims = consumer.processToClaims(token(requests(LOOK_UP).get(0)));

        long now = Instant.now().getEpochSecond();
        assertThat(claims.getIssuedAt().getValue()).isBetween(now - 120, now - 60);
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(600);
        assertThat(claims.getClaimNames()).containsExactlyInAnyOrder("iss", "iat", "exp");
    }

    @Test
    void theClientIdIsAnIdToo() {
        app.install("octo");
        String uri = repositoryUri("list").replace("appId=" + app.id(), "appId=" + app.clientId());

        assertThat(send(uri, null).getMessage().getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(200);
    }

    @Test
    void theInstallationAndItsTokenAreKept() {
        SimulatedInstallation installation = app.install("octo");

        send(repositoryUri("list"), null);
        send(repositoryUri("list", "maxItems=5"), null);
        send(repositoryUri("create", "hookUrl=https://hooks.example.test/x"), null);

        assertThat(calls())
                .containsExactly(LOOK_UP, buy(installation.id()), LIST, LIST, "POST /repos/octo/hello/hooks");
    }

    @Test
    void aNamedInstallationIsNotLookedUp() {
        SimulatedInstallation installation = app.install("octo");

        send(repositoryUri("list", "installationId=" + installation.id()), null);

        assertThat(calls()).containsExactly(buy(installation.id()), LIST);
    }

    @Test
    void eachRepositoryThatHeadersNameIsLookedUpOnce() {
        github.repository("octo/other");
        github.repository("acme/site");
        SimulatedInstallation octo = app.install("octo");
        SimulatedInstallation acme = app.install("acme");

        for (String owner : List.of("acme", "ACME")) {
            send(repositoryUri("list"), null);
            send(repositoryUri("list"), null, Map.of(GitHubHooksConstants.REPO_NAME, "other"));
            send(
                    repositoryUri("list"),
                    null,
                    Map.of(GitHubHooksConstants.REPO_OWNER, owner, GitHubHooksConstants.REPO_NAME, "site"));
        }

        assertThat(calls()).filteredOn(call -> call.endsWith("/installation")).hasSize(3);
        assertThat(requests(buy(octo.id()))).hasSize(1);
        assertThat(requests(buy(acme.id()))).hasSize(1);
        assertThat(token(requests("GET /repos/acme/site/hooks").get(0)))
                .isNotEqualTo(token(requests(LIST).get(0)));
    }

    @Test
    void theAppsOwnHookIsAskedForWithTheJsonWebTokenItself() {
        app.createHook("https://hooks.example.test/app", SECRET, "push");

        send(appUri("getConfig", "scope=app"), null);

        assertThat(calls()).containsExactly("GET /app/hook/config");
        assertThat(token(request())).startsWith("ey");
    }

    @Test
    void aRefusedTokenIsRenewedOnceAndTheRequestRepeated() {
        SimulatedInstallation installation = app.install("octo");
        send(repositoryUri("list"), null);
        installation.expireTokens();
        github.clearRequests();

        send(repositoryUri("create", "hookUrl=https://hooks.example.test/x"), null);

        String create = "POST /repos/octo/hello/hooks";
        assertThat(calls()).containsExactly(create, buy(installation.id()), create);
        assertThat(requests(create)).extracting(RecordedRequest::status).containsExactly(401, 201);
        assertThat(repository.hooks()).hasSize(1);
    }

    @Test
    void manyAtOnceBuyOneToken() throws Exception {
        SimulatedInstallation installation = app.install("octo");

        atOnce(MANY);
        assertThat(requests(LOOK_UP)).hasSize(1);
        assertThat(requests(buy(installation.id()))).hasSize(1);

        installation.expireTokens();
        atOnce(MANY);
        assertThat(requests(LOOK_UP)).hasSize(1);
        assertThat(requests(buy(installation.id()))).hasSize(2);
    }

    @Test
    void anEntityTagOfAnEarlierTokenIsNotSentAgain() throws Exception {
        SimulatedInstallation installation = app.install("octo");
        SimulatedHook hook = hook("push");
        start("deliveries", hook, "startFrom=earliest");
        await().until(() -> lists().stream().anyMatch(request -> request.status() == 304));

        installation.expireTokens();
        push(1);

        assertThat(numbers(received(1))).containsExactly(1);
        int count = lists().size();
        await().until(() -> lists().size() > count + 2);
        List<RecordedRequest> lists = lists();
        for (int i = 1; i < lists.size(); i++) {
            boolean newToken = !token(lists.get(i)).equals(token(lists.get(i - 1)));
            assertThat(lists.get(i).header("If-None-Match").isEmpty())
                    .as("request %d of %s", i, lists)
                    .isEqualTo(newToken);
        }
        assertThat(lists).filteredOn(request -> request.status() == 401).hasSize(1);
        assertThat(lists.get(lists.size() - 1).status()).isIn(0, 304);
    }

    @Test
    void aDryRunBuysNothing() {
        PreparedRequest request =
                send(repositoryUri("list", "dryRun=true"), null).getMessage().getBody(PreparedRequest.class);

        assertThat(request.headers()).containsEntry("Authorization", "Bearer ********");
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void theRateLimitIsTheInstallations() {
        github.repository("acme/site");
        app.install("octo");
        app.install("acme");
        github.inject(Fault.primaryRateLimit(Duration.ofHours(1)).on("GET", "/repos/octo/hello/hooks"));
        assertThatThrownBy(() -> send(repositoryUri("list"), null)).hasMessageContaining("limit is exhausted");
        github.clearFaults();

        assertThatThrownBy(() -> send(repositoryUri("list"), null)).hasMessageContaining("not sent");
        assertThat(send(appUri("list", "repoOwner=acme&repoName=site"), null)
                        .getMessage()
                        .getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(200);
    }

    @Override
    protected String deliveries(SimulatedHook hook, String... options) {
        return repositoryUri("deliveries", "initialDelay=0&delay=50&hookId=" + hook.id(), String.join("&", options));
    }

    private void atOnce(int count) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sent.add(threads.submit(() -> send(repositoryUri("list"), null)));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
