// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Oddities that the log of a hook can show. */
class OddLogTest {

    private final GitHubSimulator github = GitHubSimulator.start();
    private final SimulatedRepository repository = github.repository("octo/orders");
    private final ApiClient api = ApiClient.of(github);
    private final long hookId = repository
            .createHook("https://hooks.example.test/github", "secret", "push")
            .id();
    private final String deliveries = "/repos/octo/orders/hooks/" + hookId + "/deliveries";

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void aRowCanShowAnyValueInAField() {
        SimulatedDelivery delivery = push();

        repository.spoilDelivery(hookId, delivery.id(), "delivered_at", "null");
        repository.spoilDelivery(hookId, delivery.id(), "event", "[1]");

        assertThat(api.get(deliveries).json().get(0).get("delivered_at").isNull())
                .isTrue();
        assertThat(api.get(deliveries).json().get(0).get("event").isArray()).isTrue();
        assertThatThrownBy(() -> repository.spoilDelivery(hookId, delivery.id(), "id", "{"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHeldBackRowShowsUpAfterLaterOnes() {
        SimulatedDelivery late = push();
        repository.holdBackDelivery(hookId, late.id());
        SimulatedDelivery next = push();

        assertThat(api.get(deliveries).json()).hasSize(1);
        assertThat(api.get(deliveries).json().get(0).get("id").longValue()).isEqualTo(next.id());

        repository.releaseDeliveries(hookId);
        assertThat(api.get(deliveries).json().get(1).get("id").longValue()).isEqualTo(late.id());
    }

    @Test
    void anEmptyPageCanLinkToTheNext() {
        push();
        push();
        github.inject(Fault.emptyList().on("GET", ".*/deliveries$").times(1));

        ApiClient.Answer page = api.get(deliveries + "?per_page=1");

        assertThat(page.json()).isEmpty();
        assertThat(page.header("Link")).contains("rel=\"next\"");
        assertThat(page.find("ETag")).isEmpty();
    }

    private SimulatedDelivery push() {
        return github.emit("push", SamplePayloads.push("octo/orders")).get(0);
    }
}
