// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import org.junit.jupiter.api.Test;

/** How many requests a look at the log takes, and that late rows are found all the same. */
class DeliveriesRequestsTest extends DeliveryLogTestSupport {

    @Test
    void aQuietPollIsOneRequestAnswered304() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        start("deliveries", hook, "startFrom=earliest");
        received(1);

        await().until(() -> lists().size() >= 6);
        assertThat(lists().subList(1, 6)).extracting(RecordedRequest::status).containsOnly(304);
        assertThat(details()).hasSize(1);
    }

    @Test
    void everyTenthPollLooksAtTheHook() throws Exception {
        SimulatedHook hook = hook("push");
        start("deliveries", hook);

        await().until(() -> lists().size() >= 21);
        assertThat(github.requests())
                .filteredOn(request -> request.path().endsWith("/hooks/" + hook.id()))
                .hasSizeBetween(1, 2);
    }

    @Test
    void newDeliveriesTakeOneRequestEachAndThePages() throws Exception {
        SimulatedHook hook = hook("push", "issues");
        for (int i = 0; i < 150; i++) {
            push(i);
            emit("issues", "opened", i);
        }
        start("deliveries", hook, "startFrom=earliest&events=push&delay=600000");

        received(150);
        assertThat(lists()).hasSize(3);
        assertThat(details()).hasSize(150);
    }

    @Test
    void theBacklogIsKeptAcrossPolls() throws Exception {
        SimulatedHook hook = hook("push");
        for (int i = 0; i < 120; i++) {
            push(i);
        }
        start("deliveries", hook, "startFrom=earliest&maxMessagesPerPoll=50");

        assertThat(numbers(received(120))).isSorted().doesNotHaveDuplicates();
        assertThat(details()).hasSize(120);
    }

    @Test
    void aDeliveryThatShowsUpAfterNewerOnesIsFound() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        awaitNextSecond();
        push(2);
        String log = send(uri("listDeliveries", "hookId=" + hook.id()), null)
                .getMessage()
                .getBody(String.class);
        String withoutTheFirst = "[" + json(log).get(0) + "]";
        github.inject(Fault.response(200, "application/json", withoutTheFirst)
                .on("GET", ".*/deliveries$")
                .times(1));
        start("deliveries", hook, "startFrom=earliest");

        assertThat(numbers(received(2))).containsExactly(2, 1);
    }

    @Test
    void aLogThatIsBehindIsNoTrouble() throws Exception {
        SimulatedHook hook = hook("push");
        start("deliveries", hook, "startFrom=earliest");
        push(1);
        received(1);

        repository.holdBackDeliveries(hook.id());
        push(2);
        repository.releaseDeliveries(hook.id());

        assertThat(numbers(received(2))).containsExactly(1, 2);
    }

    @Test
    void aLateDeliveryBehindAnUnchangedPageIsFound() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery early = push(0);
        for (int i = 1; i <= 150; i++) {
            push(i);
        }
        start("deliveries", hook, "startFrom=earliest");
        received(151);

        redeliver(hook, early);
        push(151);

        assertThat(numbers(received(152)).get(151)).isEqualTo(151);
    }

    @Test
    void anEmptyLogIsNoTrouble() throws Exception {
        SimulatedHook hook = hook("push");
        start("deliveries", hook, "startFrom=earliest");
        await().until(() -> lists().size() >= 2);

        push(1);

        assertThat(numbers(received(1))).containsExactly(1);
    }
}
