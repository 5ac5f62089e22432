// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.client.ClientSettings;
import io.github.camelgithubhooks.client.Credentials;
import io.github.camelgithubhooks.client.GitHubClients;
import io.github.camelgithubhooks.client.HookScope;
import io.github.camelgithubhooks.client.Pace;
import io.github.camelgithubhooks.event.Completions;
import io.github.camelgithubhooks.event.RouteRecords;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long it takes, with the default options, until the route has what GitHub shows. */
class OfferingTimeTest {

    /** A clock that moves only when it is told to. */
    private static final class Hands extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hands clock = new Hands();
    private final GitHubSimulator github =
            GitHubSimulator.builder().rateLimit(1_000_000).start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final GitHubClients clients = new GitHubClients();
    private final List<String> offered = new CopyOnWriteArrayList<>();
    private Runnable work = () -> {};
    private SimulatedHook hook;
    private DeliveriesConsumer consumer;

    @BeforeEach
    void start() throws Exception {
        context.start();
        hook = github.repository("octo/hello").createHook("https://hooks.example.test/x", "hush", "*");
        DeliveriesSettings settings = new DeliveriesSettings(
                github.apiUrl(),
                HookScope.repository("octo", "hello"),
                hook.id(),
                null,
                null,
                "any",
                true,
                4,
                "earliest",
                false,
                10,
                false,
                Duration.ofMinutes(15),
                Duration.ofDays(3),
                Duration.ZERO,
                null,
                null,
                null);
        ClientSettings client = new ClientSettings(
                github.apiUrl(), new Credentials.Token(github.token()), "2022-11-28", Pace.UNLIMITED, Map.of(), null);
        consumer = new DeliveriesConsumer(
                context.getEndpoint("mock:any"),
                exchange -> {
                    offered.add(exchange.getMessage().getHeader("CamelGitHubHooksDeliveryGuid", String.class));
                    work.run();
                },
                settings,
                clients.client(context, client),
                new RouteRecords(),
                new Completions(),
                null,
                clock);
        consumer.setInitialDelay(Duration.ofDays(1).toMillis());
        consumer.setDelay(Duration.ofMinutes(1).toMillis());
        consumer.start();
    }

    @AfterEach
    void stop() {
        consumer.stop();
        clients.close();
        context.stop();
        github.close();
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
        work = () -> clock.now = clock.now.plusSeconds(6);
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

    private SimulatedDelivery push() {
        return github.emit("octo/hello", "push", "{}").get(0);
    }

    private int minutesUntilOffered(List<String> guids) {
        for (int minute = 0; minute < 4000; minute++) {
            consumer.run();
            if (offered.containsAll(guids)) {
                return minute;
            }
            clock.now = clock.now.plusSeconds(60);
        }
        throw new AssertionError("not offered within 4000 minutes");
    }

    private void poll(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            consumer.run();
            clock.now = clock.now.plusSeconds(60);
        }
    }
}
