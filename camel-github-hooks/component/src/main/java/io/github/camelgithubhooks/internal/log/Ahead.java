// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.hooks.DeliveryContent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The payloads of what is due, asked for some way ahead, the oldest first. Used by one thread at a time. */
final class Ahead implements AutoCloseable {

    /** How often a wait for a payload looks whether the consumer is being stopped. */
    private static final long GLANCE_MILLIS = 200;

    /** A candidate with what GitHub shows of it. */
    record Read(Candidate candidate, DeliveryContent content) {}

    private record Fetch(Candidate candidate, Future<DeliveryContent> content) {}

    private final DeliveriesConsumer consumer;
    private final LogOptions options;
    private final ContentFetcher fetcher;
    private final Backlog backlog;
    private final HandledDeliveries handled;
    private final RowTroubles troubles;
    private final Clock clock;
    private final Instant until;
    private final Deque<Fetch> fetches = new ArrayDeque<>();

    /**
     * Creates one that has asked for nothing yet.
     *
     * @param until when nothing more is begun
     */
    Ahead(
            DeliveriesConsumer consumer,
            LogOptions options,
            ContentFetcher fetcher,
            Backlog backlog,
            HandledDeliveries handled,
            RowTroubles troubles,
            Clock clock,
            Instant until) {
        this.consumer = consumer;
        this.options = options;
        this.fetcher = fetcher;
        this.backlog = backlog;
        this.handled = handled;
        this.troubles = troubles;
        this.clock = clock;
        this.until = until;
    }

    /**
     * Returns the next one that GitHub shows. Empty when nothing is left, or the consumer is being stopped, or when GitHub
     * hasn't answered in this time.
     *
     * @param room how many may be taken at most
     * @throws RuntimeException when GitHub as a whole can't be asked, or the repository
     */
    Optional<Read> next(DeliveryLog log, int room, long patienceMillis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (consumer.goesOn()) {
            fill(log, room);
            if (fetches.isEmpty()) {
                return Optional.empty();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            Fetch first = fetches.getFirst();
            try {
                DeliveryContent content =
                        first.content().get(Math.max(0, Math.min(left, GLANCE_MILLIS)), TimeUnit.MILLISECONDS);
                if (options.given().isFetchPayload() && !first.candidate().lost()) {
                    note(first.candidate(), content, log);
                }
                fetches.removeFirst();
                return Optional.of(new Read(first.candidate(), content));
            } catch (TimeoutException e) {
                if (left <= 0) {
                    return Optional.empty();
                }
            } catch (ExecutionException e) {
                fetches.removeFirst();
                notShown(first.candidate(), e.getCause(), log);
            } catch (CancellationException e) {
                fetches.removeFirst();
                notShown(first.candidate(), e, log);
            }
        }
        return Optional.empty();
    }

    int size() {
        return fetches.size();
    }

    /** Gives back what is left. */
    @Override
    public void close() {
        for (Fetch unused : fetches) {
            unused.content().cancel(true);
            giveBack(unused.candidate());
        }
        fetches.clear();
    }

    private void note(Candidate candidate, DeliveryContent content, DeliveryLog log) {
        if (content.payload() == null && options.isCatchUp()) {
            troubles.shownWithoutPayload(candidate, log);
        } else {
            troubles.shown(candidate, log);
        }
    }

    private void notShown(Candidate candidate, Throwable why, DeliveryLog log) {
        if (why instanceof GitHubRateLimitException limit) {
            giveBack(candidate);
            throw limit;
        }
        if (!consumer.goesOn()) {
            giveBack(candidate);
            return;
        }
        troubles.add(
                candidate,
                why instanceof RuntimeException e ? e : new IllegalStateException("It can't be read: " + why, why),
                log);
    }

    private void fill(DeliveryLog log, int room) {
        while (fetches.size() < Math.min(room, options.given().getFetchConcurrency())
                && !troubles.endsBatch()
                && clock.instant().isBefore(until)) {
            Optional<Candidate> next = backlog.next(clock.instant());
            if (next.isEmpty()) {
                return;
            }
            Candidate candidate = next.get();
            if (options.isSelfHealing() && backlog.isSpent(candidate)) {
                backlog.done(candidate.key());
                consumer.giveUp(candidate.row());
            } else if (claim(candidate) && !fetch(candidate, log)) {
                return;
            }
        }
    }

    /** Returns false when the consumer is being stopped. */
    private boolean fetch(Candidate candidate, DeliveryLog log) {
        try {
            fetches.addLast(new Fetch(
                    candidate, candidate.lost() ? ContentFetcher.NOTHING : fetcher.fetch(log.hook(), candidate.row())));
            return true;
        } catch (RejectedExecutionException e) {
            giveBack(candidate);
            return false;
        }
    }

    private boolean claim(Candidate candidate) {
        HandledDeliveries.Claim claim;
        try {
            claim = handled.claim(candidate.key());
        } catch (RuntimeException e) {
            backlog.giveBack(candidate, clock.instant());
            throw new IllegalStateException(
                    "The idempotentRepository can't tell what was handled before: " + e.getMessage(), e);
        }
        switch (claim) {
            case RECORDED -> {
                consumer.figures().add(Outcome.DUPLICATE);
                backlog.done(candidate.key());
            }
            case IN_PROGRESS -> backlog.giveBack(candidate, clock.instant().plusSeconds(1));
            case GRANTED -> {
                return true;
            }
        }
        return false;
    }

    private void giveBack(Candidate candidate) {
        handled.release(candidate.key());
        backlog.giveBack(candidate, clock.instant());
    }
}
