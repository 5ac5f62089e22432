// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.metrics.Counts;
import io.github.camelgithubhooks.internal.metrics.LastDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final Speed speed = new Speed();
    private final OddRows odd;
    private final Gaps gaps;
    private final Counts<Outcome> outcomes;
    /** The figures that these are a part of; these themselves if they are the whole. */
    private final LogFigures whole;

    private final LogParts parts = new LogParts();
    private final LogMeters meters = new LogMeters(this);
    private volatile Backlog backlog;
    private volatile String hook;
    private volatile Instant lookedAt;
    private volatile Instant pausedUntil = Instant.MIN;
    private volatile LastDelivery last;
    private volatile boolean readElsewhere;

    LogFigures(Clock clock) {
        this.clock = clock;
        this.odd = new OddRows();
        this.gaps = new Gaps();
        this.outcomes = new Counts<>(Outcome.class);
        this.whole = this;
    }

    /** Creates the figures of one log of several, whose counts are those of the whole. */
    private LogFigures(LogFigures whole) {
        this.clock = whole.clock;
        this.odd = whole.odd;
        this.gaps = whole.gaps;
        this.outcomes = whole.outcomes;
        this.whole = whole;
    }

    /** Adds the figures of one repository of several. */
    LogFigures part(String repository) {
        LogFigures part = new LogFigures(this);
        parts.put(repository, part);
        return part;
    }

    /** Removes the figures of a repository that is no longer read. */
    void removePart(String repository) {
        parts.remove(repository);
    }

    /** Returns the figures of each repository by its full name; empty if the log of one hook is read. */
    public Map<String, LogFigures> repositories() {
        return parts.byName();
    }

    LogParts parts() {
        return parts;
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
        return (current == null ? 0 : current.size()) + parts.sum(LogFigures::waiting);
    }

    /** Returns them, up to a number, in no order. */
    public List<WaitingEvent> waitingEvents(int most) {
        Backlog current = backlog;
        Stream<WaitingEvent> own = current == null ? Stream.empty() : current.waiting(most).stream();
        return Stream.concat(own, parts.waitingEvents(most)).limit(most).toList();
    }

    /** Returns how many of them have failed and will be retried. */
    public int failed() {
        Backlog current = backlog;
        return (current == null ? 0 : current.failedCount()) + parts.sum(LogFigures::failed);
    }

    /** Returns when GitHub made the oldest of them. */
    public Optional<Instant> oldest() {
        return Stream.concat(
                        Optional.ofNullable(backlog).flatMap(Backlog::oldest).stream(),
                        parts.all().flatMap(part -> part.oldest().stream()))
                .min(Comparator.naturalOrder());
    }

    /** Returns how long ago that was; zero if all are done. */
    public Duration lag() {
        return oldest().map(this::since).orElse(Duration.ZERO);
    }

    /** Returns the path of the hook in GitHub's API; empty until it is known. */
    public Optional<String> hook() {
        return Optional.ofNullable(hook);
    }

    /** Returns when the log was last read; of several logs, when the one was that was read longest ago. */
    public Optional<Instant> lookedAt() {
        return Stream.concat(
                        Optional.ofNullable(lookedAt).stream(), parts.all().flatMap(part -> part.lookedAt().stream()))
                .min(Comparator.naturalOrder());
    }

    /** Returns whether another instance reads the log, and this one waits. */
    public boolean isReadElsewhere() {
        return readElsewhere;
    }

    /** Returns until when reading pauses; empty if it doesn't, or only that of some logs does. */
    public Optional<Instant> pausedUntil() {
        return Optional.of(pausedUntil)
                .filter(until -> until.isAfter(clock.instant()))
                .or(parts::pausedUntil);
    }

    /** Returns whether the reading of this log, or of all, pauses, whatever that of each does. */
    boolean pausesAsAWhole() {
        return pausedUntil.isAfter(clock.instant());
    }

    /** Returns the delivery that was last offered to the route. */
    public Optional<LastDelivery> lastDelivery() {
        return Optional.ofNullable(last);
    }

    /** Returns what is wrong, in words; empty if nothing is. */
    public Optional<String> problem() {
        return Optional.of(Stream.of(problems.toString(), parts.words())
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(". ")))
                .filter(words -> !words.isEmpty());
    }

    /** Returns whether no events arrive, or they may stop arriving. */
    public boolean isInTrouble() {
        return problems.areSerious() || parts.all().anyMatch(LogFigures::isInTrouble);
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
        parts.clear();
    }

    void readElsewhere(boolean elsewhere) {
        readElsewhere = elsewhere;
    }

    void looked(String deliveriesOfHook, Instant at) {
        hook = deliveriesOfHook.substring(0, deliveriesOfHook.lastIndexOf('/'));
        lookedAt = at;
        noteSpeed(at);
    }

    /** Notes how many events are done by now. */
    void noteSpeed(Instant now) {
        speed.note(now, moved());
    }

    void pauses(Instant until) {
        pausedUntil = until;
    }

    void offered(Row row) {
        whole.last = new LastDelivery(clock.instant(), row.event(), row.guid());
    }

    /** Shows meters until {@link #hide}; see {@link LogMeters#show}. */
    void show(CamelContext context, String route, boolean many) {
        meters.show(context, route, many, outcomes, gaps);
    }

    void hide() {
        meters.hide();
    }

    private Duration since(Instant past) {
        Duration since = Duration.between(past, clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }
}
