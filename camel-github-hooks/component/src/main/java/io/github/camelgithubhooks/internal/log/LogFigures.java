// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.metrics.Counts;
import io.github.camelgithubhooks.internal.metrics.LastDelivery;
import io.github.camelgithubhooks.internal.metrics.Measure;
import io.github.camelgithubhooks.internal.metrics.Meters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;

/** How far the log of a hook is read, for those who look after it. Nothing of a payload is kept. Thread-safe. */
public final class LogFigures {

    /** What becomes of a delivery that was found in the log. */
    enum Outcome {
        DONE,
        FAILED,
        DUPLICATE,
        GIVEN_UP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Clock clock;
    private final Problems problems = new Problems();
    private final OddRows odd = new OddRows();
    private final AtomicLong gaps = new AtomicLong();
    private final Counts<Outcome> outcomes = new Counts<>(Outcome.class);
    private volatile Backlog backlog;
    private volatile String hook;
    private volatile Instant lookedAt;
    private volatile Instant pausedUntil = Instant.MIN;
    private volatile LastDelivery last;
    private volatile String lastGap;
    private volatile Meters meters;

    LogFigures(Clock clock) {
        this.clock = clock;
    }

    /** How many deliveries came to what, such as {@code done}, since the consumer was made. */
    public Map<String, Long> outcomes() {
        return outcomes.toMap();
    }

    /** How many events were given up since the consumer was made. */
    public long givenUp() {
        return outcomes.of(Outcome.GIVEN_UP);
    }

    /** Returns how many rows and pages of the log couldn't be read since the consumer was made, and were skipped. */
    public long unreadable() {
        return odd.rows() + odd.pages();
    }

    /** Returns how many gaps were found since the consumer was made: times whose events may be lost. */
    public long gaps() {
        return gaps.get();
    }

    /** Returns the last of them in words. */
    public Optional<String> lastGap() {
        return Optional.ofNullable(lastGap);
    }

    /** How many deliveries were found and aren't done yet. */
    public int waiting() {
        Backlog current = backlog;
        return current == null ? 0 : current.size();
    }

    /** How many of them were offered and failed, and come again. */
    public int failed() {
        Backlog current = backlog;
        return current == null ? 0 : current.failedCount();
    }

    /** When GitHub made the oldest of them. */
    public Optional<Instant> oldest() {
        return Optional.ofNullable(backlog).flatMap(Backlog::oldest);
    }

    /** How long ago that was; zero when all is done. */
    public Duration lag() {
        return oldest().map(this::since).orElse(Duration.ZERO);
    }

    /** The path of the hook in GitHub's API; empty until it is known. */
    public Optional<String> hook() {
        return Optional.ofNullable(hook);
    }

    /** When the log was last read. */
    public Optional<Instant> lookedAt() {
        return Optional.ofNullable(lookedAt);
    }

    /** Until when GitHub isn't asked; empty when it is. */
    public Optional<Instant> pausedUntil() {
        return Optional.of(pausedUntil).filter(until -> until.isAfter(clock.instant()));
    }

    /** The delivery that was offered to the route last. */
    public Optional<LastDelivery> lastDelivery() {
        return Optional.ofNullable(last);
    }

    /** What is wrong, in words; empty when nothing is. */
    public Optional<String> problem() {
        return Optional.of(problems.toString()).filter(words -> !words.isEmpty());
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    void gap(Instant from, Instant to) {
        gaps.incrementAndGet();
        lastGap = from + " to " + to;
    }

    OddRows unreadableRows() {
        return odd;
    }

    Problems problems() {
        return problems;
    }

    Clock clock() {
        return clock;
    }

    void begin(Backlog empty) {
        backlog = empty;
        pausedUntil = Instant.MIN;
    }

    void looked(String deliveriesOfHook, Instant at) {
        hook = deliveriesOfHook.substring(0, deliveriesOfHook.lastIndexOf('/'));
        lookedAt = at;
    }

    void pauses(Instant until) {
        pausedUntil = until;
    }

    void offered(Row row) {
        last = new LastDelivery(clock.instant(), row.event(), row.guid());
    }

    void show(CamelContext context, String route) {
        if (route != null) {
            Meters shown = Meters.in(context);
            outcomes.show(shown, Measure.READ, route);
            shown.add(Measure.BACKLOG, this::waiting, route);
            shown.add(Measure.LAG, () -> lag().toSeconds(), route);
            shown.add(
                    Measure.SINCE_LOOK,
                    () -> lookedAt().map(at -> (double) since(at).toSeconds()).orElse(Double.NaN),
                    route);
            meters = shown;
        }
    }

    void hide() {
        if (meters != null) {
            meters.close();
            meters = null;
        }
    }

    private Duration since(Instant past) {
        Duration since = Duration.between(past, clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }
}
