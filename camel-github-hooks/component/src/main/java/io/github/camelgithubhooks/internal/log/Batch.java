// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion;
import io.github.camelgithubhooks.internal.event.RedeliveryRequest;
import io.github.camelgithubhooks.internal.hooks.DeliveryContent;
import io.github.camelgithubhooks.internal.log.Ahead.Read;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Batch of events that are due. Each exchange is held until the next one is at hand, so that the last one can be marked
 * as the last.
 */
final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /** How long an exchange waits for the next one. After that it ends its batch, and the next one begins another. */
    private static final long PATIENCE_MILLIS = 1000;

    private record Offer(Candidate candidate, Exchange exchange) {}

    /**
     * Completion of an exchange: moves its candidate on when the route is done with it.
     *
     * @param attempt notes the outcome
     * @param redeliveryRequested returns whether the route requested a redelivery, whose result the log will show
     */
    private record Completion(
            Claims claims, Candidate candidate, LogHistory.Attempt attempt, BooleanSupplier redeliveryRequested)
            implements ExchangeCompletion.Listener {

        @Override
        public void failedBy(Throwable why) {
            attempt.failedBy(why);
        }

        @Override
        public boolean mayBlock() {
            return claims.mayBlock();
        }

        @Override
        public void ended(ExchangeCompletion.Outcome outcome) {
            if (outcome != ExchangeCompletion.Outcome.DONE) {
                attempt.failed(outcome.toString());
                claims.failedInRoute(candidate);
            } else if (redeliveryRequested.getAsBoolean()) {
                attempt.requested();
                claims.redeliveryRequested(candidate);
            } else if (claims.done(candidate)) {
                attempt.done();
            } else {
                attempt.failed("can't be recorded");
            }
        }

        @Override
        public void inTransaction(BooleanSupplier isDone) {
            claims.recordWithTransaction(candidate, () -> !redeliveryRequested.getAsBoolean() && isDone.getAsBoolean());
        }

        @Override
        public void doneLate() {
            if (!redeliveryRequested.getAsBoolean()) {
                claims.doneLate(candidate);
                attempt.done();
            }
        }
    }

    private final EventRoute route;
    private final LogOptions options;
    private final DeliveryLog log;
    private final Backlog backlog;
    private final Claims claims;
    private final RowTroubles troubles;
    private final LogFigures figures;
    private final LogHistory history;

    Batch(
            EventRoute route,
            LogOptions options,
            DeliveryLog log,
            Backlog backlog,
            Claims claims,
            RowTroubles troubles,
            LogFigures figures,
            LogHistory history) {
        this.history = history;
        this.route = route;
        this.options = options;
        this.log = log;
        this.backlog = backlog;
        this.claims = claims;
        this.troubles = troubles;
        this.figures = figures;
    }

    /**
     * Offers what is due to the route, the oldest event first. Returns how many events the route got.
     *
     * @param most how many it may get
     * @param progress called after each of them
     * @throws GitHubApiException if GitHub as a whole fails
     */
    int process(Ahead ahead, int most, Runnable progress) throws InterruptedException {
        int offered = 0;
        int index = 0;
        Offer held = null;
        try {
            while (route.takesMore()) {
                int room = most - offered - (held == null ? 0 : 1);
                Offer next = room == 0 ? null : next(ahead, room, held == null ? Integer.MAX_VALUE : PATIENCE_MILLIS);
                if (held == null && next == null) {
                    break;
                }
                if (held != null) {
                    Offer now = held;
                    held = next;
                    hand(now, index, next == null ? 0 : Math.min(room, 1 + ahead.size() + backlog.dueAtMost()));
                    index = next == null ? 0 : index + 1;
                    offered++;
                    progress.run();
                } else {
                    held = next;
                }
            }
            return offered;
        } catch (RuntimeException e) {
            if (held != null && route.takesMore()) {
                Offer last = held;
                held = null;
                hand(last, index, 0);
            }
            throw e;
        } finally {
            if (held != null) {
                claims.giveBack(held.candidate());
            }
        }
    }

    /** Sends the route a message without a body about an event that is no longer offered. */
    void announceGivenUp(Row row) {
        Exchange exchange = route.newExchange();
        LogMessage.write(
                exchange.getMessage(), row, DeliveryContent.NONE, log.hook(), options.isOneOfMany(), "given-up");
        route.inform(exchange);
    }

    private Offer next(Ahead ahead, int room, long patienceMillis) throws InterruptedException {
        while (true) {
            Optional<Read> read = ahead.next(room, patienceMillis);
            if (read.isEmpty()) {
                return null;
            }
            Optional<Offer> offer = prepare(read.get());
            if (offer.isPresent()) {
                return offer.get();
            }
        }
    }

    private Optional<Offer> prepare(Read read) {
        Candidate candidate = read.candidate();
        Row row = candidate.row();
        boolean gone = options.given().isFetchPayload() && read.content().payload() == null;
        if (gone && claims.tryOtherRow(candidate)) {
            return Optional.empty();
        }
        if (gone && options.isCatchUp()) {
            redeliverToListener(candidate);
            return Optional.empty();
        }
        if (gone) {
            LOG.warn(
                    "GitHub no longer has the payload of the event {} ({}, delivery {})",
                    row.guid(),
                    row.event(),
                    row.id());
        }
        Exchange exchange = route.newExchange();
        try {
            LogMessage.write(
                    exchange.getMessage(),
                    row,
                    read.content(),
                    log.hook(),
                    options.isOneOfMany(),
                    gone ? "payload-gone" : null);
        } catch (RuntimeException e) {
            LOG.warn("Cannot create a message of the event {} (delivery {})", row.guid(), row.id(), e);
            claims.failed(candidate);
            return Optional.empty();
        }
        return Optional.of(new Offer(candidate, exchange));
    }

    private void hand(Offer offer, int index, int following) {
        Exchange exchange = offer.exchange();
        Candidate candidate = offer.candidate();
        if (!claims.isStillClaimed(candidate)) {
            return;
        }
        BooleanSupplier requested = options.isSelfHealing() ? RedeliveryRequest.expect(exchange) : () -> false;
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, index + 1 + following);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, following == 0);
        figures.offered(candidate.row());
        String guid = candidate.row().guid();
        Completion completion = new Completion(claims, candidate, history.begin(candidate.row(), exchange), requested);
        route.offer(exchange, guid, following, completion);
    }

    /** Has GitHub deliver to the listener what can't be read from the log. */
    private void redeliverToListener(Candidate candidate) {
        LOG.info(
                "GitHub shows no payload of the event {}: requesting its redelivery",
                candidate.row().guid());
        try {
            log.redeliver(candidate.row());
        } catch (GitHubRateLimitException e) {
            claims.giveBack(candidate);
            throw e;
        } catch (RuntimeException e) {
            troubles.add(candidate, e);
            return;
        }
        claims.failed(candidate);
        troubles.shown(candidate);
    }
}
