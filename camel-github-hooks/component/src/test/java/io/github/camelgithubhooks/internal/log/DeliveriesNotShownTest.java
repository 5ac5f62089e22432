// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A delivery that GitHub doesn't show waits alone, for as long as GitHub has it. */
class DeliveriesNotShownTest extends DeliveryLogTestSupport {

    private static final String ANY_DELIVERY = ".*/deliveries/\\d+$";

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("a dropped connection", Fault.dropConnection()),
                Arguments.of("an answer that breaks off", Fault.truncatedBody()),
                Arguments.of("an empty answer", Fault.emptyBody()),
                Arguments.of("no answer", Fault.delay(Duration.ofMinutes(1))),
                Arguments.of("unauthorized", Fault.status(401)),
                Arguments.of("forbidden", Fault.status(403)),
                Arguments.of("not found", Fault.status(404)),
                Arguments.of("gone", Fault.status(410)),
                Arguments.of("a server error", Fault.status(500)),
                Arguments.of("a bad gateway", Fault.status(502)),
                Arguments.of("no JSON", Fault.response(200, "text/html", "<html>Oops</html>")),
                Arguments.of("a redirect", Fault.redirect(302, "https://elsewhere.example.test/")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void severalInARowHoldUpNoOtherAndComeLater(String what, Fault fault) throws Exception {
        SimulatedHook hook = hook("push");
        for (int i = 0; i < 7; i++) {
            SimulatedDelivery delivery = push(i);
            if (i > 0 && i < 6) {
                spoil(delivery, fault);
            }
        }
        start("deliveries", hook, "startFrom=earliest&maxAttempts=1&http.responseTimeout=500");

        assertThat(numbers(received(2))).startsWith(0, 6);
        github.clearFaults();
        assertThat(numbers(received(7))).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
        assertThat(lost()).isEmpty();
    }

    @Test
    void whatGitHubFailsToShowIsNoAttemptOfTheRoute() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        github.inject(Fault.status(502).on("GET", ANY_DELIVERY).times(4));
        start("deliveries", hook, "startFrom=earliest&maxAttempts=1");

        assertThat(numbers(received(1))).containsExactly(1);
    }

    @Test
    void lostAccessLosesNoPayload() throws Exception {
        SimulatedHook hook = hook("push");
        IntStream.rangeClosed(1, 3).forEach(this::push);
        github.inject(Fault.status(404).on("GET", ANY_DELIVERY));
        start("deliveries", hook, "startFrom=earliest");

        await().until(() -> details().size() > 12);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(words()).contains("shows none of those", "requested again at");
        github.clearFaults();
        assertThat(numbers(received(3))).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(lost()).isEmpty();
    }

    @Test
    void aDeliveryThatStaysMissingWhileOthersAreShownIsGone() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery missing = push(1);
        push(2);
        spoil(missing, Fault.status(404));
        start("deliveries", hook, "startFrom=earliest");

        assertThat(received(2)).hasSize(2);
        assertThat(lost()).containsExactly("payload-gone");
        assertThat(details())
                .filteredOn(request -> request.path().endsWith("/" + missing.id()))
                .hasSize(5);
    }

    @Test
    void aRedeliveryMayStillHaveThePayload() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery first = push(1);
        redeliver(hook, first);
        repository.forgetPayload(hook.id(), first.id());
        start("deliveries", hook, "startFrom=earliest");

        assertThat(numbers(received(1))).containsExactly(1);
    }

    @Test
    void afterAnOutageEverythingComesAtOnceAndInOrder() throws Exception {
        SimulatedHook hook = hook("push");
        for (int i = 0; i < 10; i++) {
            push(i);
        }
        start("deliveries", hook, "startFrom=earliest&maxMessagesPerPoll=1&maxAttempts=1");
        received(2);

        github.inject(Fault.status(503));
        await().untilAsserted(() -> assertThat(words()).contains("503", "Reading resumes at"));
        github.clearFaults();

        assertThat(numbers(received(10))).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aLogThatIsNotShownKeepsNoKnownDeliveryBack() throws Exception {
        SimulatedHook hook = hook("push");
        for (int i = 0; i < 10; i++) {
            push(i);
        }
        start("deliveries", hook, "startFrom=earliest&maxMessagesPerPoll=1");
        received(1);

        github.inject(Fault.status(500).on("GET", ".*/deliveries$"));

        assertThat(numbers(received(10))).isSorted().doesNotHaveDuplicates();
        assertThat(words()).contains("500", "The log is read again at");
    }

    @Test
    void oneBadDeliveryIsNamedButKeepsNobodyFromWorking() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery bad = push(1);
        push(2);
        spoil(bad, Fault.status(500));
        start("deliveries", hook, "startFrom=earliest");
        received(1);

        await().untilAsserted(() -> assertThat(words()).contains("hold up no other", bad.guid(), "the next at"));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        github.clearFaults();
        received(2);
        await().untilAsserted(() -> assertThat(words()).isEmpty());
    }

    private void spoil(SimulatedDelivery delivery, Fault fault) {
        github.inject(fault.on("GET", ".*/deliveries/" + delivery.id() + "$"));
    }

    private List<String> lost() {
        List<String> lost = new ArrayList<>();
        for (Exchange exchange : received(0)) {
            String why = exchange.getMessage().getHeader(GitHubHooksConstants.LOST, String.class);
            if (why != null) {
                lost.add(why);
            }
        }
        return lost;
    }

    private HealthCheck.Result health() {
        return logHealth("deliveries");
    }

    private String words() {
        return health().getMessage().orElse("");
    }
}
