// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.metrics.Measure;
import io.github.camelgithubhooks.internal.metrics.Meters;
import io.github.camelgithubhooks.support.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What is told of the rate limits is what GitHub said last, until the hour is over. */
class RateLimitsTest {

    private static final String API = "https://api.github.com";

    private final TestClock clock = new TestClock();
    private final RateLimits limits = new RateLimits(clock, () -> 1);

    @Test
    void nothingIsKnownBeforeTheFirstAnswer() {
        limits.of("secret", API, "token");

        assertThat(limits.seen()).isEmpty();
    }

    @Test
    void afterTheResetAllIsLeft() {
        Instant reset = clock.instant().plusSeconds(1800);
        observe(limits.of("secret", API, "token"), answer(0, reset));
        assertThat(limits.seen().get(0).remaining()).hasValue(0);
        assertThat(limits.seen().get(0).resetAt()).hasValue(reset);
        assertThat(limits.seen().get(0).pausedUntil()).hasValue(reset);

        clock.advance(Duration.ofMinutes(30));

        assertThat(limits.seen().get(0).remaining()).hasValue(5000);
        assertThat(limits.seen().get(0).resetAt()).isEmpty();
        assertThat(limits.seen().get(0).pausedUntil()).isEmpty();
    }

    @Test
    void credentialsAreToldApartByNumber() {
        Instant reset = clock.instant().plusSeconds(1800);
        observe(limits.of("first", API, "token"), answer(1, reset));
        observe(limits.of("nobody", API, "anonymous"), answer(1, reset));
        observe(limits.of("second", API, "token"), answer(1, reset));
        observe(limits.of("other", "https://github.example.com:8443/api/v3", "token"), answer(1, reset));
        limits.of("first", API, "token");

        assertThat(limits.seen())
                .extracting(limit -> limit.server() + " " + limit.credential())
                .containsExactly(
                        "api.github.com token",
                        "api.github.com anonymous",
                        "api.github.com token 2",
                        "github.example.com:8443 token");
    }

    @Test
    void allAreShownWhetherTheyWereThereBeforeOrNot() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("metricsRegistry", registry);

        limits.of("first", API, "token");
        limits.show(Meters.in(context));
        limits.of("second", API, "token");

        assertThat(registry.find(Measure.RATE_LIMIT.meter()).gauges())
                .extracting(gauge -> gauge.getId().getTag("credential"))
                .containsExactlyInAnyOrder("token", "token 2");
        limits.hide();
        assertThat(registry.getMeters()).isEmpty();
    }

    private static void observe(Allowance allowance, ApiResponse answer) {
        allowance.rateLimit().answered(allowance.rateLimit().trySend(0).orElseThrow(), answer);
    }

    private ApiResponse answer(int remaining, Instant reset) {
        return Answers.answer(200, clock.instant(), remaining, reset);
    }
}
