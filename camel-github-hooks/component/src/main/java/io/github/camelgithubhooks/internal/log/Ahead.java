// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.hooks.DeliveryContent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Payloads of a batch, fetched some way ahead of the route, the oldest event first. Used by one thread at a time. */
final class Ahead implements AutoCloseable {

    /** How often a wait for a payload checks whether the consumer is being stopped. */
    private static final long GLANCE_MILLIS = 200;

    /** How many candidates are taken at most for each thread. */
    private static final int FOR_A_THREAD = 4;

    /** Bytes of fetched payloads from which on no more candidates are taken than there are threads. */
    private static final long MOST_BYTES_AT_HAND = 1 << 20;

    private static final Future<DeliveryContent> NOTHING = CompletableFuture.completedFuture(DeliveryContent.NONE);

    /** A candidate with what GitHub shows of it. */
    record Read(Candidate candidate, DeliveryContent content) {}

    private record Fetch(Candidate candidate, Future<DeliveryContent> content) {}

    private final EventRoute route;
    private final LogOptions options;
    private final ExecutorService threads;
    private final DeliveryLog log;
    private final Backlog backlog;
    private final Claims claims;
    private final RowTroubles troubles;
    private final Clock clock;
    private final Instant until;
    private final Deque<Fetch> fetches = new ArrayDeque<>();
    private final AtomicLong bytesAtHand = new AtomicLong();
    private final Instant begin;
    private int returned;

    /**
     * Prepares to fetch the payloads of a batch.
     *
     * @param threads fetch the payloads; null if the route wants none
     * @param until when nothing more is begun
     */
    Ahead(
            EventRoute route,
            LogOptions options,
            ExecutorService threads,
            DeliveryLog log,
            Backlog backlog,
            Claims claims,
            RowTroubles troubles,
            Clock clock,
            Instant until) {
        this.route = route;
        this.options = options;
        this.threads = threads;
        this.log = log;
        this.backlog = backlog;
        this.claims = claims;
        this.troubles = troubles;
        this.clock = clock;
        this.until = until;
        this.begin = clock.instant();
    }

    /**
     * Returns the next candidate that GitHub shows. Empty if none is left, if the consumer is being stopped, or if
     * GitHub doesn't answer in time.
     *
     * @param room how many candidates may be taken at most
     * @param patienceMillis how long to wait for GitHub's answer
     * @throws RuntimeException if GitHub as a whole fails, or the repository of handled deliveries does
     */
    Optional<Read> next(int room, long patienceMillis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (route.takesMore()) {
            fill(room);
            if (fetches.isEmpty()) {
                return Optional.empty();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            Fetch first = fetches.getFirst();
            try {
                DeliveryContent content =
                        first.content().get(Math.max(0, Math.min(left, GLANCE_MILLIS)), TimeUnit.MILLISECONDS);
                if (options.given().isFetchPayload() && !first.candidate().lost()) {
                    shown(first.candidate(), content);
                }
                fetches.removeFirst();
                bytesAtHand.addAndGet(-bytes(content));
                returned++;
                return Optional.of(new Read(first.candidate(), content));
            } catch (TimeoutException e) {
                if (left <= 0) {
                    return Optional.empty();
                }
            } catch (ExecutionException e) {
                fetches.removeFirst();
                notShown(first.candidate(), e.getCause());
            } catch (CancellationException e) {
                fetches.removeFirst();
                notShown(first.candidate(), e);
            }
        }
        return Optional.empty();
    }

    int size() {
        return fetches.size();
    }

    /** Gives back the candidates that are left. */
    @Override
    public void close() {
        for (Fetch unused : fetches) {
            unused.content().cancel(true);
            claims.giveBack(unused.candidate());
        }
        fetches.clear();
    }

    private void shown(Candidate candidate, DeliveryContent content) {
        if (content.payload() == null && options.isCatchUp()) {
            troubles.shownWithoutPayload(candidate);
        } else {
            troubles.shown(candidate);
        }
    }

    private void notShown(Candidate candidate, Throwable why) {
        if (why instanceof GitHubRateLimitException limit) {
            claims.giveBack(candidate);
            throw limit;
        }
        if (!route.takesMore()) {
            claims.giveBack(candidate);
            return;
        }
        troubles.add(
                candidate,
                why instanceof RuntimeException e ? e : new IllegalStateException("It can't be read: " + why, why));
    }

    /**
     * Returns how many candidates are taken at a time. With one for each thread, threads would be idle until the oldest
     * payload has come and the route has it. But there are no more than that if several would take memory, would take
     * longer than the batch lasts, or would be more than may fail.
     */
    private int most() {
        int threadCount = options.given().getFetchConcurrency();
        int several = FOR_A_THREAD * threadCount;
        boolean fit = fetches.size() >= threadCount
                && bytesAtHand.get() < MOST_BYTES_AT_HAND
                && backlog.mayFail() > several
                && returned > 1;
        if (!fit) {
            return threadCount;
        }
        Instant now = clock.instant();
        // the last one is held until the next is at hand
        Duration each = Duration.between(begin, now).dividedBy(returned - 1);
        long ended = fetches.stream().filter(fetch -> fetch.content().isDone()).count();
        return 2 * ended < several && now.plus(each.multipliedBy(several)).isBefore(until) ? several : threadCount;
    }

    private void fill(int room) {
        while (fetches.size() < Math.min(room, most())
                && !troubles.endsBatch()
                && clock.instant().isBefore(until)) {
            Optional<Candidate> next = backlog.next(clock.instant());
            if (next.isEmpty() || (claims.claim(next.get()) && !fetch(next.get()))) {
                return;
            }
        }
    }

    /** Returns false if the consumer is being stopped. */
    private boolean fetch(Candidate candidate) {
        try {
            boolean wanted = threads != null && !candidate.lost();
            Row row = candidate.row();
            fetches.addLast(new Fetch(candidate, wanted ? threads.submit(() -> content(row)) : NOTHING));
            return true;
        } catch (RejectedExecutionException e) {
            claims.giveBack(candidate);
            return false;
        }
    }

    private DeliveryContent content(Row row) {
        DeliveryContent content = log.content(row);
        bytesAtHand.addAndGet(bytes(content));
        return content;
    }

    private static int bytes(DeliveryContent content) {
        return content.payload() == null ? 0 : content.payload().length;
    }
}
