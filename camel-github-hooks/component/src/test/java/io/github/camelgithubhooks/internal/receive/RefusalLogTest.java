// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Refusals have one line for the first of a kind, and then one a minute. */
class RefusalLogTest {

    private final List<String> lines = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private Instant now = LocalDateTime.parse("2026-01-02T12:00:05")
            .atZone(ZoneId.systemDefault())
            .toInstant();
    private final RefusalLog log = new RefusalLog("/github", () -> now, (task, delay) -> later.add(task), lines::add);

    @Test
    void theFirstOfAKindHasItsOwnLine() {
        assertThat(refuse(Answer.SIGNATURE_WRONG, "guid-1", "192.0.2.1")).isTrue();
        assertThat(refuse(Answer.SIGNATURE_MISSING, "guid-2", "192.0.2.1")).isTrue();

        assertThat(lines)
                .containsExactly(
                        "Answered 401 to delivery guid-1 on /github: signature wrong: why",
                        "Answered 401 to delivery guid-2 on /github: signature missing: why");
    }

    @Test
    void thoseThatFollowAreSummedUpAMinuteLater() {
        for (int i = 0; i < 4213; i++) {
            refuse(Answer.SIGNATURE_WRONG, "guid-" + i, "192.0.2." + i % 3);
        }
        assertThat(lines).hasSize(1);

        minutePasses();

        assertThat(lines)
                .hasSize(2)
                .last()
                .isEqualTo("Answered 401 to deliveries on /github: 4,212 more since 12:00:05: signature wrong,"
                        + " from 3 addresses");
    }

    @Test
    void aFloodHasOneLineAMinute() {
        for (int minute = 0; minute < 10; minute++) {
            for (int i = 0; i < 100; i++) {
                refuse(Answer.SIGNATURE_WRONG, "guid", "192.0.2.1");
            }
            minutePasses();
        }

        assertThat(lines).hasSize(11).last().asString().contains("100 more since 12:09:05", "from 1 address");
    }

    @Test
    void afterAQuietMinuteTheNextIsTheFirstAgain() {
        refuse(Answer.SIGNATURE_WRONG, "guid-1", "192.0.2.1");
        minutePasses();
        assertThat(lines).hasSize(1);
        assertThat(later).isEmpty();

        assertThat(refuse(Answer.SIGNATURE_WRONG, "guid-2", "192.0.2.1")).isTrue();
    }

    @Test
    void addressesTakeLittleMemory() {
        for (int i = 0; i < 100_000; i++) {
            refuse(Answer.SIGNATURE_WRONG, "guid", "2001:db8::" + Integer.toHexString(i));
        }
        minutePasses();

        assertThat(lines.get(1)).endsWith("99,999 more since 12:00:05: signature wrong, from 1,000 addresses or more");
    }

    @Test
    void whatIsDueLaterIsLoggedWhenThePathIsClosed() {
        refuse(Answer.SIGNATURE_WRONG, "guid-1", null);
        refuse(Answer.SIGNATURE_WRONG, "guid-2", null);
        log.close();
        minutePasses();

        assertThat(lines)
                .hasSize(2)
                .last()
                .isEqualTo("Answered 401 to deliveries on /github: 1 more since 12:00:05: signature wrong");
    }

    private boolean refuse(Answer answer, String guid, String address) {
        return log.add(answer, () -> guid, address, ": why");
    }

    private void minutePasses() {
        now = now.plus(Duration.ofMinutes(1));
        List<Runnable> due = new ArrayList<>(later);
        later.clear();
        due.forEach(Runnable::run);
    }
}
