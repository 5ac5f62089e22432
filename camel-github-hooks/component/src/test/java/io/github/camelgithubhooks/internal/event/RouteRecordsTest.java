// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.event.HandledDeliveries.Claim;
import java.time.Duration;
import java.util.stream.IntStream;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/** What is kept of a route in memory, and for how long. */
class RouteRecordsTest {

    private final RouteRecords records = new RouteRecords();

    @Test
    void theLastHundredThousandGuidsAreKept() {
        HandledDeliveries handled = inMemory("route");
        IntStream.range(0, 100_000).forEach(guid -> handled.record("guid-" + guid));

        assertThat(handled.claim("guid-0")).isEqualTo(Claim.RECORDED);
        assertThat(handled.claim("guid-99999")).isEqualTo(Claim.RECORDED);
        assertThat(handled.claim("guid-100000")).isEqualTo(Claim.GRANTED);
    }

    @Test
    void aRouteThatReturnsFindsItsRecord() {
        inMemory("route").record("guid");
        records.removed("route");

        assertThat(inMemory("route").claim("guid")).isEqualTo(Claim.RECORDED);
    }

    @Test
    void ofRemovedRoutesTheLast32AreRemembered() {
        for (int route = 0; route < 33; route++) {
            inMemory("route-" + route).record("guid");
            records.removed("route-" + route);
        }

        assertThat(inMemory("route-0").claim("guid")).isEqualTo(Claim.GRANTED);
        assertThat(inMemory("route-1").claim("guid")).isEqualTo(Claim.RECORDED);
        assertThat(inMemory("route-32").claim("guid")).isEqualTo(Claim.RECORDED);
    }

    @Test
    void whatIsInProgressBelongsToRepositoryAndPrefix() {
        IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository();
        records.handled("one", in(repository), "events").claim("guid");

        assertThat(records.handled("two", in(repository), "events").claim("guid"))
                .isEqualTo(Claim.IN_PROGRESS);
        assertThat(records.handled("two", in(repository), "others").claim("guid"))
                .isEqualTo(Claim.GRANTED);
        assertThat(inMemory("three").claim("guid")).isEqualTo(Claim.GRANTED);
    }

    private HandledDeliveries inMemory(String route) {
        return records.handled(route, in(null), "events");
    }

    private static RecordPlace in(IdempotentRepository repository) {
        return new RecordPlace("idempotentRepository", repository, Duration.ofSeconds(30));
    }
}
