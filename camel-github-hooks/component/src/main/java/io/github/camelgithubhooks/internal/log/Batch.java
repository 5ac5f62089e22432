// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.event.RedeliveryRequest;
import io.github.camelgithubhooks.internal.hooks.DeliveryContent;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.log.Ahead.Read;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers what is due to the route, in order. Each exchange is held until the next one is at hand, so that the last one can say
 * that it is the last.
 */
final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /** How long an exchange waits for the next one. Then it is the last of its batch, and the next one begins another. */
    private static final long PATIENCE_MILLIS = 1000;

    private record Offer(Candidate candidate, Exchange exchange) {}

    private final DeliveriesConsumer consumer;
    private final LogOptions options;
    private final GitHubClient client;
    private final Backlog backlog;
    private final HandledDeliveries handled;
    private final RowTroubles troubles;
    private final Progress progress;
    private final Clock clock;

    Batch(
            DeliveriesConsumer consumer,
            LogOptions options,
            GitHubClient client,
            Backlog backlog,
            HandledDeliveries handled,
            RowTroubles troubles,
            Progress progress,
            Clock clock) {
        this.consumer = consumer;
        this.options = options;
        this.client = client;
        this.backlog = backlog;
        this.handled = handled;
        this.troubles = troubles;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Offers what is due; returns how many the route got.
     *
     * @param most how many it may get
     * @throws GitHubApiException when GitHub as a whole can't be asked
     */
    int process(Ahead ahead, DeliveryLog log, int most) throws InterruptedException {
        int offered = 0;
        int index = 0;
        Offer held = null;
        try {
            while (consumer.goesOn()) {
                int room = most - offered - (held == null ? 0 : 1);
                Offer next =
                        room == 0 ? null : next(ahead, log, room, held == null ? Integer.MAX_VALUE : PATIENCE_MILLIS);
                if (held == null && next == null) {
                    break;
                }
                if (held != null) {
                    Offer now = held;
                    held = next;
                    hand(now, index, next == null ? 0 : Math.min(room, 1 + ahead.size() + backlog.dueAtMost()));
                    index = next == null ? 0 : index + 1;
                    offered++;
                    progress.next(log.name(), backlog.dueAtMost());
                } else {
                    held = next;
                }
            }
            return offered;
        } catch (RuntimeException e) {
            if (held != null && consumer.goesOn()) {
                Offer last = held;
                held = null;
                hand(last, index, 0);
            }
            throw e;
        } finally {
            if (held != null) {
                giveBack(held.candidate());
            }
        }
    }

    /** Hands the route a message of an event that isn't offered any more. */
    void tellGivenUp(Row row, Long hookId) {
        Exchange exchange = consumer.newExchange();
        LogMessage.write(exchange.getMessage(), row, DeliveryContent.NONE, hookId, "given-up");
        consumer.hand(exchange);
    }

    private Offer next(Ahead ahead, DeliveryLog log, int room, long patienceMillis) throws InterruptedException {
        while (true) {
            Optional<Read> read = ahead.next(log, room, patienceMillis);
            if (read.isEmpty()) {
                return null;
            }
            Optional<Offer> offer = prepare(read.get(), log);
            if (offer.isPresent()) {
                return offer.get();
            }
        }
    }

    private Optional<Offer> prepare(Read read, DeliveryLog log) {
        Candidate candidate = read.candidate();
        Row row = candidate.row();
        boolean gone = options.given().isFetchPayload() && read.content().payload() == null;
        if (gone && backlog.tryOtherRow(candidate, clock.instant())) {
            handled.release(candidate.key());
            return Optional.empty();
        }
        if (gone && options.isCatchUp()) {
            askListener(candidate, log);
            return Optional.empty();
        }
        if (gone) {
            LOG.warn(
                    "GitHub no longer has the payload of the event {} ({}, delivery {})",
                    row.guid(),
                    row.event(),
                    row.id());
        }
        Exchange exchange = consumer.newExchange();
        try {
            LogMessage.write(exchange.getMessage(), row, read.content(), log.hookId(), gone ? "payload-gone" : null);
        } catch (RuntimeException e) {
            LOG.warn("The event {} (delivery {}) can't be made a message of", row.guid(), row.id(), e);
            failed(candidate);
            return Optional.empty();
        }
        return Optional.of(new Offer(candidate, exchange));
    }

    private void hand(Offer offer, int index, int following) {
        Exchange exchange = offer.exchange();
        BooleanSupplier asked = options.isSelfHealing() ? RedeliveryRequest.expect(exchange) : () -> false;
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, index + 1 + following);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, following == 0);
        consumer.setPending(following);
        consumer.figures().offered(offer.candidate().row());
        String guid = offer.candidate().row().guid();
        try {
            consumer.hand(exchange, guid, new Completion(offer.candidate(), asked, backlog, handled, consumer, clock));
        } catch (RuntimeException e) {
            consumer.report("The route can't take the event " + guid, e);
        }
    }

    /** Has GitHub deliver to the listener what can't be read from the log. */
    private void askListener(Candidate candidate, DeliveryLog log) {
        Row row = candidate.row();
        LOG.info("GitHub shows no payload of the event {}: asking it to deliver that again", row.guid());
        try {
            client.send(ApiRequest.of(ApiCall.REDELIVER, log.hook(), row.id()), Duration.ZERO);
        } catch (GitHubRateLimitException e) {
            giveBack(candidate);
            throw e;
        } catch (RuntimeException e) {
            troubles.add(candidate, e, log);
            return;
        }
        failed(candidate);
        troubles.shown(candidate, log);
    }

    private void failed(Candidate candidate) {
        handled.release(candidate.key());
        if (!backlog.failed(candidate, clock.instant())) {
            consumer.giveUp(candidate.row());
        }
    }

    private void giveBack(Candidate candidate) {
        handled.release(candidate.key());
        backlog.giveBack(candidate, clock.instant());
    }
}
