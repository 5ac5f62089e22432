// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long it takes, with the default options, until the route has what GitHub shows. */
class OfferingTimeTest extends PolledLogTestSupport {

    @BeforeEach
    void startConsumer() throws Exception {
        start(null, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, 40})
    void whatIsBehindBadDeliveriesIsOfferedWithTheFirstPoll(int bad) {
        for (int i = 0; i < bad; i++) {
            github.inject(Fault.status(500).on("GET", ".*/deliveries/" + push().id() + "$"));
        }
        List<String> behind = List.of(push().guid(), push().guid(), push().guid());

        assertThat(minutesUntilOffered(behind)).isZero();
    }

    @Test
    void aBadDeliveryIsAskedForOnceAnHourInTheEnd() {
        SimulatedDelivery bad = push();
        github.inject(Fault.status(500).on("GET", ".*/deliveries/" + bad.id() + "$"));
        poll(24 * 60);

        assertThat(github.requests().stream()
                        .filter(request -> request.path().endsWith("/" + bad.id()))
                        .count())
                .isBetween(25L, 32L);
    }

    @Test
    void afterAnOutageAllIsOfferedWithinAQuarterOfAnHour() {
        List<String> all = List.of(push().guid(), push().guid(), push().guid(), push().guid(), push().guid());
        github.inject(Fault.status(503));
        poll(12 * 60);
        github.clearFaults();

        assertThat(minutesUntilOffered(all)).isLessThanOrEqualTo(15);
    }

    @Test
    void whenOneThatWasNotShownIsShownAgainTheOthersFollowAtOnce() {
        List<String> all = List.of(push().guid(), push().guid(), push().guid(), push().guid(), push().guid());
        github.inject(Fault.status(503).on("GET", ".*/deliveries/\\d+$"));
        poll(12 * 60);
        github.clearFaults();

        assertThat(minutesUntilOffered(all)).isLessThanOrEqualTo(15);
    }

    @Test
    void inALongBatchTheLogIsLookedAtEveryMinute() {
        for (int i = 0; i < 100; i++) {
            push();
        }
        work = () -> clock.set(clock.instant().plusSeconds(6));
        consumer.run();

        assertThat(offered).hasSize(100);
        assertThat(github.requests())
                .filteredOn(request -> request.path().endsWith("/deliveries"))
                .hasSizeBetween(7, 12);
    }

    @Test
    void whatGitHubForgetsBeforeItShowsItIsNamed() {
        SimulatedDelivery bad = push();
        github.inject(Fault.status(500).on("GET", ".*/deliveries/" + bad.id() + "$"));
        poll(24 * 60);
        assertThat(offered).isEmpty();

        poll(50 * 60);
        assertThat(offered).containsExactly(bad.guid());
    }

    private int minutesUntilOffered(List<String> guids) {
        for (int minute = 0; minute < 4000; minute++) {
            consumer.run();
            if (offered.containsAll(guids)) {
                return minute;
            }
            clock.set(clock.instant().plusSeconds(60));
        }
        throw new AssertionError("not offered within 4000 minutes");
    }
}
