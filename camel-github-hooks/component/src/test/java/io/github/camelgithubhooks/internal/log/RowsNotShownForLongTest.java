// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often GitHub is asked in a day for what it doesn't show, and what becomes of it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RowsNotShownForLongTest extends PolledLogTestSupport {

    @Test
    void whatIsGoneAndCannotBeDeliveredAgainIsAskedForOnceAnHourInTheEnd() throws Exception {
        SimulatedDelivery gone = push();
        spoil(gone, 404);
        github.inject(Fault.status(404).on("POST", ".*/attempts$"));
        SimulatedDelivery good = push();
        startCatchUp();
        poll(24 * 60);

        assertThat(offered).containsExactly(good.guid());
        assertThat(requests("GET", gone)).isBetween(20L, 35L);
        assertThat(requests("POST", gone)).isBetween(20L, 35L);
    }

    @Test
    void withoutThePermissionToRedeliverEachEventIsAskedForOnceAnHourInTheEnd() throws Exception {
        List<SimulatedDelivery> lost = Stream.generate(this::push).limit(5).toList();
        lost.forEach(delivery -> github.repository("octo/hello").forgetPayload(hook.id(), delivery.id()));
        github.inject(Fault.status(403).on("POST", ".*/attempts$"));
        startCatchUp();
        poll(24 * 60);

        assertThat(lost).allSatisfy(delivery -> {
            assertThat(requests("GET", delivery)).isBetween(20L, 35L);
            assertThat(requests("POST", delivery)).isBetween(20L, 35L);
        });
    }

    @Test
    void severalAreGoneAlsoWhenTheNewestOfTheOthersIsBad() throws Exception {
        List<SimulatedDelivery> gone = Stream.generate(this::push).limit(3).toList();
        gone.forEach(delivery -> spoil(delivery, 404));
        push();
        spoil(github.emit("octo/hello", "issues", "{}").get(0), 500);
        start("push", null);
        poll(60);

        assertThat(offered)
                .containsAll(gone.stream().map(SimulatedDelivery::guid).toList());
    }

    private void spoil(SimulatedDelivery delivery, int status) {
        github.inject(Fault.status(status).on("GET", ".*/deliveries/" + delivery.id() + "$"));
    }

    private long requests(String method, SimulatedDelivery delivery) {
        return github.requests().stream()
                .filter(request -> request.method().equals(method))
                .filter(request -> request.path().matches(".*/deliveries/" + delivery.id() + "(/attempts)?"))
                .count();
    }
}
