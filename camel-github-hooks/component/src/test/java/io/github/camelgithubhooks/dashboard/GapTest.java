// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A gap of GitHub's log is told wherever an operator looks. */
class GapTest extends DashboardTestSupport {

    private static final Duration AWAY = Duration.ofDays(5);
    private static final Duration LOG = Duration.ofDays(3);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void metersHealthConsoleAndOverviewTellTheSameGap() throws Exception {
        Instant lastLook = Instant.now().minus(AWAY).truncatedTo(ChronoUnit.SECONDS);
        remember(lastLook);
        context.getRegistry().bind("meters", meters);

        receive("catchUp=true&initialDelay=0&delay=50&offsetRepository=#offsets");
        await().until(() -> gauge("gap.length") > 0);

        assertThat(meters.get("camel.github.hooks.deliveries.gaps")
                        .tag("routeId", "events")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(Duration.ofSeconds((long) gauge("gap.length")))
                .isBetween(AWAY.minus(LOG), AWAY.minus(LOG).plusMinutes(5));

        HealthCheck.Result health = logHealth("events");
        assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health.getMessage()).hasValueSatisfying(words -> assertTells(words, lastLook));
        assertThat(health.getDetails()).containsEntry("github.deliveries.gaps", 1L);

        JsonNode console = console().path("consumers").get(0).path("log");
        assertThat(console.path("gaps").asInt()).isEqualTo(1);
        assertThat(console.path("lastGap").asText()).startsWith(lastLook + " to ");

        JsonNode gaps = route().path("log").path("gaps");
        assertThat(gaps).hasSize(1);
        assertThat(Instant.parse(gaps.get(0).path("from").asText())).isEqualTo(lastLook);
        assertTells(gaps.get(0).path("words").asText(), lastLook);
        assertThat(route().path("health").asText()).isEqualTo("UP");
    }

    private static void assertTells(String words, Instant lastLook) {
        assertThat(words).contains("Events from " + lastLook, "may be lost");
    }

    private double gauge(String name) {
        return meters.get("camel.github.hooks.deliveries." + name).gauge().value();
    }

    private JsonNode console() {
        DevConsole console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("github-hooks");
        return json(((JsonObject) console.call(DevConsole.MediaType.JSON)).toJson());
    }

    /** Leaves the cursor of a reader that looked at the log last then. */
    private void remember(Instant lastLook) {
        MemoryStateRepository offsets = new MemoryStateRepository();
        offsets.start();
        offsets.setState(
                "github-hooks/127.0.0.1:" + github.port() + "/repos/octo/hello/" + hook.id() + "/events",
                "{\"hookId\":%d,\"startedFrom\":\"1970-01-01T00:00:00Z\",\"lowWater\":\"%s\",\"lookedAt\":\"%s\",\"failed\":{}}"
                        .formatted(hook.id(), lastLook, lastLook));
        context.getRegistry().bind("offsets", offsets);
    }
}
