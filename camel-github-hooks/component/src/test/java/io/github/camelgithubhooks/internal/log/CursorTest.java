// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is written of a cursor. */
class CursorTest {

    private static final Instant TIME = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void theFailedThatAreClosestToTheirEndAreListed() {
        Map<String, Integer> failed = IntStream.range(0, 1_500)
                .boxed()
                .collect(Collectors.toMap(guid -> "guid-" + guid, guid -> guid < 1_000 ? 2 : 1));
        Cursor cursor = new Cursor(1, Instant.EPOCH, TIME, TIME, failed);

        Cursor read = Cursor.read(cursor.write()).orElseThrow();

        assertThat(read.failed()).hasSize(1_000).containsValue(2).doesNotContainValue(1);
        assertThat(read.lowWater()).isEqualTo(TIME);
    }

    @Test
    void aCursorThatCannotBeReadIsNone() {
        assertThat(Cursor.read("{\"hookId\":1")).isEmpty();
        assertThat(Cursor.read("{\"hookId\":1}")).isEmpty();
    }
}
