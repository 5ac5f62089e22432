// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.SecretRotationException;
import io.github.camelgithubhooks.model.ApiError;
import io.github.camelgithubhooks.model.PreparedRequest;
import io.github.camelgithubhooks.model.SecretRotation;
import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** {@code rotateSecret}: the hook gets a secret that its receivers accept already. */
class RotateSecretTest extends RotateSecretTestSupport {

    @Test
    void theHookSignsWithTheNewSecretAndThePingWasAccepted() throws Exception {
        SimulatedHook hook = listening();

        SecretRotation rotation = rotate(hook).getMessage().getBody(SecretRotation.class);

        assertThat(repository.hook(hook.id()).orElseThrow().secret()).isEqualTo(NEW);
        SimulatedDelivery ping = repository.deliveries(hook.id()).get(0);
        assertThat(rotation)
                .isEqualTo(new SecretRotation(hook.id(), ping.guid(), ping.id(), rotation.deliveredAt(), 200));
        assertThat(ping.event()).isEqualTo("ping");
    }

    @Test
    void theResultBecomesJsonLikeAnyOther() throws Exception {
        SimulatedHook hook = listening();

        assertThat(rotate(hook).getMessage().getBody(String.class))
                .contains("\"hook_id\":" + hook.id(), "\"status_code\":200", "\"delivered_at\":\"20")
                .doesNotContain(NEW);
    }

    @Test
    void onlyTheSecretIsSet() throws Exception {
        SimulatedHook hook = listening();

        rotate(hook);

        RecordedRequest patch = github.requests().get(0);
        assertThat(patch.method() + " " + patch.path())
                .isEqualTo("PATCH /repos/octo/hello/hooks/" + hook.id() + "/config");
        assertThat(patch.bodyText()).isEqualTo("{\"secret\":\"" + NEW + "\"}");
    }

    @Test
    void aRowThatShowsUpLateIsWaitedFor() throws Exception {
        SimulatedHook hook = listening();
        repository.holdBackDeliveries(hook.id());
        CompletableFuture<SecretRotation> rotation =
                Background.supply(() -> rotate(hook).getMessage().getBody(SecretRotation.class));
        await().until(() -> lists().size() > 2);

        repository.releaseDeliveries(hook.id());

        assertThat(rotation.join().statusCode()).isEqualTo(200);
    }

    @Test
    void anEarlierPingProvesNothing() throws Exception {
        SimulatedHook hook = listening();
        send(uri("ping", "hookId=" + hook.id()), null);
        await().until(() -> !repository.deliveries(hook.id()).isEmpty());
        github.inject(Fault.response(204, "application/json", "").on("POST", ".*/pings"));

        assertThatThrownBy(() -> rotate(hook, "rotationTimeout=1000"))
                .isInstanceOf(SecretRotationException.class)
                .hasMessageContaining("its log doesn't show yet whether its receiver accepts it")
                .hasMessageContaining("rotationTimeout is PT1S")
                .hasMessageContaining("keep the previous secret until it succeeds");
    }

    @Test
    void whatGitHubRefusesIsTheBodyWhenThatIsAsked() throws Exception {
        listening();

        Object body = send(
                        uri("rotateSecret", "hookId=1", "webhookSecret=" + NEW, "throwExceptionOnFailure=false"), null)
                .getMessage()
                .getBody();

        assertThat(body).isInstanceOf(ApiError.class);
    }

    @Test
    void aDryRunTellsThePlan() {
        List<?> plan = send(uri("rotateSecret", "hookId=7", "webhookSecret=" + NEW, "dryRun=true"), null)
                .getMessage()
                .getBody(List.class);

        assertThat(plan)
                .extracting(request -> ((PreparedRequest) request).method() + " "
                        + ((PreparedRequest) request).url().replaceFirst(".*/hooks/7", ""))
                .containsExactly(
                        "PATCH /config", "GET /deliveries?per_page=100", "POST /pings", "GET /deliveries?per_page=100");
        assertThat(plan.toString()).contains("secret=********").doesNotContain(NEW);
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void theHookOfAnOrganizationIsRotatedToo() throws Exception {
        SimulatedHook hook =
                github.organization("octo-org").createHook("https://hooks.example.test/github", SECRET, "push");
        listen("receive", "webhookSecret=" + NEW, "previousWebhookSecret=" + SECRET);

        send(
                uriWithoutTarget(
                        "rotateSecret", "organization=octo-org", "hookId=" + hook.id(), "webhookSecret=" + NEW),
                null);

        assertThat(github.organization("octo-org").hook(hook.id()).orElseThrow().secret())
                .isEqualTo(NEW);
    }

    @Test
    void itNeedsTheNewSecret() {
        assertThatThrownBy(() -> send(uri("rotateSecret", "hookId=7"), null))
                .hasStackTraceContaining("rotateSecret needs the new secret: set the option webhookSecret");
    }

    @Test
    void itNeedsTimeToWait() {
        assertThatThrownBy(() -> send(uri("rotateSecret", "hookId=7", "webhookSecret=x", "rotationTimeout=0"), null))
                .hasStackTraceContaining("rotationTimeout must be positive");
    }
}
