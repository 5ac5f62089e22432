// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.log.Problems.Kind;
import io.github.camelgithubhooks.internal.retry.BackOff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rounds of a poll: a look at the log, a batch of what is due, and again while more is due than fits into a batch. When
 * GitHub as a whole fails, the rounds pause. Used by one thread at a time.
 */
final class Rounds {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** How long a batch may take before the log is looked at again. */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(1);

    private final DeliveriesConsumer consumer;
    private final LogOptions options;
    private final GitHubClient client;
    private final ContentFetcher fetcher;
    private final Backlog backlog;
    private final HandledDeliveries handled;
    private final RowTroubles troubles;
    private final BackOff pauses;
    private final Clock clock;
    private Instant listAgainAt = Instant.MIN;
    private int failures;

    /**
     * Creates the rounds of a consumer that starts.
     *
     * @param delay the first pause after a failure
     */
    Rounds(
            DeliveriesConsumer consumer,
            LogOptions options,
            GitHubClient client,
            ContentFetcher fetcher,
            Backlog backlog,
            HandledDeliveries handled,
            Duration delay,
            Clock clock) {
        this.consumer = consumer;
        this.options = options;
        this.client = client;
        this.fetcher = fetcher;
        this.backlog = backlog;
        this.handled = handled;
        this.pauses = BackOff.doubling(delay, LONGEST_PAUSE);
        this.clock = clock;
        Witness witness = new Witness(client, delay);
        this.troubles = new RowTroubles(consumer, options, backlog, handled, witness, delay, clock);
    }

    /**
     * Goes rounds as long as something is due, or a long log has more.
     *
     * @param most how many events the route may get
     * @return how many it got
     * @throws RuntimeException when GitHub as a whole can't be asked, or the repository; then there is a pause
     */
    int go(int most) throws InterruptedException {
        try {
            return go(most, new Progress(clock));
        } catch (RuntimeException e) {
            pause(e);
            throw e;
        } finally {
            tellTroubles();
        }
    }

    private int go(int most, Progress progress) throws InterruptedException {
        int polled = 0;
        boolean listFails;
        boolean more;
        do {
            Instant now = clock.instant();
            boolean listRests = consumer.log() != null && listAgainAt.isAfter(now);
            Optional<RuntimeException> trouble = listRests ? Optional.empty() : consumer.lookNow();
            if (trouble.isPresent() && (consumer.log() == null || trouble.get() instanceof GitHubRateLimitException)) {
                throw trouble.get();
            }
            listFails = listRests || trouble.isPresent();
            consumer.saveBeforeBatch();
            Batch batch = new Batch(consumer, options, client, backlog, handled, troubles, progress, clock);
            consumer.tellGivenUp(batch);
            int offered = offer(batch, most - polled, now.plus(LONGEST_BATCH), listFails);
            if (trouble.isPresent()) {
                restList(trouble.get(), offered);
            }
            polled += offered;
            more = backlog.hasNext(clock.instant())
                    || (offered > 0 && !consumer.log().isWhole());
        } while (more && consumer.goesOn() && !troubles.endsBatch() && polled < most);
        if (!listFails) {
            failures = 0;
            consumer.problems().clear(Kind.GITHUB);
        }
        return polled;
    }

    private int offer(Batch batch, int most, Instant until, boolean listFails) throws InterruptedException {
        DeliveryLog log = consumer.log();
        troubles.begin();
        try (Ahead ahead = new Ahead(consumer, options, fetcher, backlog, handled, troubles, clock, until)) {
            int offered = batch.process(ahead, log, most);
            if (listFails) {
                troubles.settleAfterLook(log);
            } else {
                troubles.settle(log);
            }
            return offered;
        } finally {
            troubles.giveBack();
        }
    }

    /**
     * Leaves the list alone for a while, but not the deliveries that are known.
     *
     * @throws RuntimeException the trouble, when GitHub shows no delivery either
     */
    private void restList(RuntimeException trouble, int offered) {
        if (offered == 0) {
            throw trouble;
        }
        listAgainAt = clock.instant().plus(pauses.pauseAfter(failures++));
        consumer.problems().set(Kind.GITHUB, trouble.getMessage() + ". The log is read again at " + listAgainAt);
        consumer.report("GitHub doesn't show its log, only deliveries in it", trouble);
    }

    private void tellTroubles() {
        Problems problems = consumer.problems();
        Optional<String> words = troubles.words();
        Kind kind = troubles.isOutage() ? Kind.DELIVERIES : Kind.ROWS;
        problems.clear(kind == Kind.ROWS ? Kind.DELIVERIES : Kind.ROWS);
        words.ifPresentOrElse(sentence -> problems.set(kind, sentence), () -> problems.clear(kind));
    }

    /** Leaves GitHub alone as long as it says, or for longer each time. */
    private void pause(RuntimeException e) {
        Instant until = e instanceof GitHubRateLimitException limit
                ? limit.getRetryAt()
                : clock.instant().plus(pauses.pauseAfter(failures++));
        consumer.figures().pauses(until);
        consumer.problems().set(Kind.GITHUB, e.getMessage() + ". Reading goes on by itself at " + until);
    }
}
