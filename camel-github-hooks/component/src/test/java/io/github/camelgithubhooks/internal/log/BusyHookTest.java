// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A look takes as many requests as there are new pages, however many rows came a moment ago. */
class BusyHookTest extends DeliveryLogTestSupport {

    private static final int ROWS = 1_000;

    @Test
    void aNewRowCostsOneRequestAndNowAndThenOneMore() throws Exception {
        SimulatedHook hook = rows();
        int before = charged().size();

        for (int i = 0; i < 10; i++) {
            push(ROWS + i);
            int polls = lists().size();
            received(ROWS + i + 1);
            await().until(() -> lists().size() > polls + 3);
        }

        assertThat(charged().size() - before).isBetween(10, 20);
        assertThat(hook).isNotNull();
    }

    @Test
    void newPagesCostARequestEach() throws Exception {
        rows();
        int before = charged().size();

        IntStream.range(ROWS, ROWS + 500).forEach(this::push);
        received(ROWS + 500);

        assertThat(charged().size() - before).isLessThan(30);
    }

    @Test
    void aRowThatShowsUpBehindAThousandOthersIsFound() throws Exception {
        SimulatedHook hook = hook("push");
        IntStream.range(0, 400).forEach(this::push);
        SimulatedDelivery late = push(400);
        repository.holdBackDelivery(hook.id(), late.id());
        IntStream.range(401, ROWS).forEach(this::push);
        start("deliveries", hook, "startFrom=earliest&fetchPayload=false");
        received(ROWS - 1);
        push(ROWS);
        received(ROWS);
        int before = charged().size();

        repository.releaseDeliveries(hook.id());

        assertThat(received(ROWS + 1).get(ROWS).getMessage().getHeader(GitHubHooksConstants.DELIVERY_GUID))
                .isEqualTo(late.guid());
        assertThat(charged().size() - before).isLessThan(5);
    }

    @Test
    void manyRowsThatShowUpLateAreAllFound() throws Exception {
        SimulatedHook hook = hook("push");
        IntStream.range(0, 300).forEach(this::push);
        List<SimulatedDelivery> late =
                IntStream.range(300, 650).mapToObj(this::push).toList();
        late.forEach(row -> repository.holdBackDelivery(hook.id(), row.id()));
        IntStream.range(650, ROWS).forEach(this::push);
        start("deliveries", hook, "startFrom=earliest&fetchPayload=false");
        received(ROWS - 350);

        repository.releaseDeliveries(hook.id());

        assertThat(received(ROWS)).hasSize(ROWS);
    }

    private SimulatedHook rows() throws Exception {
        SimulatedHook hook = hook("push");
        IntStream.range(0, ROWS).forEach(this::push);
        start("deliveries", hook, "startFrom=earliest&fetchPayload=false");
        received(ROWS);
        return hook;
    }

    private List<RecordedRequest> charged() {
        return lists().stream().filter(request -> request.status() == 200).toList();
    }
}
