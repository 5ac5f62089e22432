// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Generates delivery guids as GitHub does: lower-case UUIDs that contain the time (version 1). */
public final class Guids {

    private static final Instant GREGORIAN_START = Instant.parse("1582-10-15T00:00:00Z");

    private final Clock clock;
    private final String node = "%04x-%012x"
            .formatted(
                    0x8000 | ThreadLocalRandom.current().nextInt(0x4000),
                    ThreadLocalRandom.current().nextLong(1L << 48));
    private final AtomicLong last = new AtomicLong();

    public Guids(Clock clock) {
        this.clock = clock;
    }

    public String next() {
        Duration since = Duration.between(GREGORIAN_START, clock.instant());
        long now = since.getSeconds() * 10_000_000 + since.getNano() / 100;
        long ticks = last.updateAndGet(before -> Math.max(before + 1, now));
        return "%08x-%04x-1%03x-%s".formatted(ticks & 0xffff_ffffL, ticks >>> 32 & 0xffff, ticks >>> 48 & 0xfff, node);
    }
}
