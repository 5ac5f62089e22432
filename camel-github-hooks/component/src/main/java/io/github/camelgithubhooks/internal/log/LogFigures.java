// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.metrics.Counts;
import io.github.camelgithubhooks.internal.metrics.LastDelivery;
import io.github.camelgithubhooks.internal.metrics.Measure;
import io.github.camelgithubhooks.internal.metrics.Meters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Figures about the reading of a log, for operators. No part of a payload is among them. Thread-safe. */
public final class LogFigures {

    /** Outcome of a delivery that was found in the log. */
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
    private final Gaps gaps = new Gaps();
    private final Speed speed = new Speed();
    private final Counts<Outcome> outcomes = new Counts<>(Outcome.class);
    private volatile Backlog backlog;
    private volatile String hook;
    private volatile Instant lookedAt;
    private volatile Instant pausedUntil = Instant.MIN;
    private volatile LastDelivery last;
    private volatile Meters meters;
    private volatile boolean readElsewhere;

    LogFigures(Clock clock) {
        this.clock = clock;
    }

    /** Returns how many deliveries had each outcome, such as {@code done}, since the consumer was created. */
    public Map<String, Long> outcomes() {
        return outcomes.toMap();
    }

    /** Returns how many events were given up since the consumer was created. */
    public long givenUp() {
        return outcomes.of(Outcome.GIVEN_UP);
    }

    /** Returns how many unreadable rows and pages of the log were skipped since the consumer was created. */
    public long unreadable() {
        return odd.rows() + odd.pages();
    }

    /** Returns how many gaps, periods whose events may be lost, were found since the consumer was created. */
    public long gaps() {
        return gaps.count();
    }

    /** Returns the last gap as two times. */
    public Optional<String> lastGap() {
        return gaps.last().map(gap -> gap.from() + " to " + gap.to());
    }

    /** Returns a sentence about the last gap. */
    Optional<String> lastGapWords() {
        return gaps.last().map(Gap::words);
    }

    /** Returns the latest gaps, the oldest first. */
    public List<Gap> gapsFound() {
        return gaps.latest();
    }

    /** Returns how many events the route has handled since the consumer was created. */
    public long done() {
        return outcomes.of(Outcome.DONE);
    }

    /** Returns how many deliveries had been handled before. */
    public long duplicates() {
        return outcomes.of(Outcome.DUPLICATE);
    }

    /** Returns how often the route has failed. */
    public long failures() {
        return outcomes.of(Outcome.FAILED);
    }

    /** Returns when the backlog will be done at the speed of the last looks; empty if that can't be said. */
    public Optional<Instant> doneAt() {
        return speed.doneAt(clock.instant(), moved(), waiting());
    }

    private long moved() {
        return done() + duplicates() + givenUp();
    }

    /** Returns how many deliveries were found and aren't done yet. */
    public int waiting() {
        Backlog current = backlog;
        return current == null ? 0 : current.size();
    }

    /** Returns them, up to a number, in no order. */
    public List<WaitingEvent> waitingEvents(int most) {
        Backlog current = backlog;
        return current == null ? List.of() : current.waiting(most);
    }

    /** Returns how many of them have failed and will be retried. */
    public int failed() {
        Backlog current = backlog;
        return current == null ? 0 : current.failedCount();
    }

    /** Returns when GitHub made the oldest of them. */
    public Optional<Instant> oldest() {
        return Optional.ofNullable(backlog).flatMap(Backlog::oldest);
    }

    /** Returns how long ago that was; zero if all are done. */
    public Duration lag() {
        return oldest().map(this::since).orElse(Duration.ZERO);
    }

    /** Returns the path of the hook in GitHub's API; empty until it is known. */
    public Optional<String> hook() {
        return Optional.ofNullable(hook);
    }

    /** Returns when the log was last read. */
    public Optional<Instant> lookedAt() {
        return Optional.ofNullable(lookedAt);
    }

    /** Returns whether another instance reads the log, and this one waits. */
    public boolean isReadElsewhere() {
        return readElsewhere;
    }

    /** Returns until when reading pauses; empty if it doesn't. */
    public Optional<Instant> pausedUntil() {
        return Optional.of(pausedUntil).filter(until -> until.isAfter(clock.instant()));
    }

    /** Returns the delivery that was last offered to the route. */
    public Optional<LastDelivery> lastDelivery() {
        return Optional.ofNullable(last);
    }

    /** Returns what is wrong, in words; empty if nothing is. */
    public Optional<String> problem() {
        return Optional.of(problems.toString()).filter(words -> !words.isEmpty());
    }

    /** Returns whether no events arrive, or they may stop arriving. */
    public boolean isInTrouble() {
        return problems.areSerious();
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    void gap(Instant from, Instant to, String why) {
        gaps.add(from, to, why);
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
        lookedAt = null;
        problems.clear();
    }

    void readElsewhere(boolean elsewhere) {
        readElsewhere = elsewhere;
    }

    void looked(String deliveriesOfHook, Instant at) {
        hook = deliveriesOfHook.substring(0, deliveriesOfHook.lastIndexOf('/'));
        lookedAt = at;
        speed.note(at, moved());
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
            shown.add(Measure.GAPS, this::gaps, route);
            shown.add(Measure.GAP_LENGTH, () -> gaps.length().toSeconds(), route);
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
