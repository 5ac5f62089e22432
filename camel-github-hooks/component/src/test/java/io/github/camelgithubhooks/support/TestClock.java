// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class TestClock extends Clock {

    private volatile Instant now;

    public TestClock() {
        this(Instant.parse("2026-11-01T12:00:00Z"));
    }

    public TestClock(Instant start) {
        this.now = start;
    }

    /** Moves the clock forward, or back when the time is negative. */
    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    /** Moves the clock to a time. */
    public synchronized void set(Instant time) {
        now = time;
    }

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
