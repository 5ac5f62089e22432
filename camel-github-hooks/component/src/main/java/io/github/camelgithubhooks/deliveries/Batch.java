// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import io.github.camelgithubhooks.client.ApiRequest;
import io.github.camelgithubhooks.client.DeliveryContent;
import io.github.camelgithubhooks.client.GitHubApiException;
import io.github.camelgithubhooks.client.GitHubClient;
import io.github.camelgithubhooks.event.HandledDeliveries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers what is due to the route: asks for payloads some way ahead, and hands them over in order. */
final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /** How often a wait for a payload looks whether the consumer is being stopped. */
    private static final long GLANCE_MILLIS = 200;

    private record Fetch(Candidate candidate, Future<DeliveryContent> content) {}

    private final DeliveriesConsumer consumer;
    private final DeliveriesSettings settings;
    private final GitHubClient client;
    private final ContentFetcher fetcher;
    private final Backlog backlog;
    private final HandledDeliveries handled;
    private final Clock clock;

    /**
     * One for a consumer that starts.
     *
     * @param handled null when the log alone tells what is done
     */
    Batch(
            DeliveriesConsumer consumer,
            DeliveriesSettings settings,
            GitHubClient client,
            ContentFetcher fetcher,
            Backlog backlog,
            HandledDeliveries handled,
            Clock clock) {
        this.consumer = consumer;
        this.settings = settings;
        this.client = client;
        this.fetcher = fetcher;
        this.backlog = backlog;
        this.handled = handled;
        this.clock = clock;
    }

    /**
     * Offers these candidates; returns how many the route got.
     *
     * @throws GitHubApiException when GitHub can't be asked for payloads at all
     */
    int process(Queue<Object> candidates, DeliveryLog log, int most) throws InterruptedException {
        int total = most > 0 ? Math.min(most, candidates.size()) : candidates.size();
        Progress progress = new Progress(log.name(), total, clock);
        Deque<Fetch> ahead = new ArrayDeque<>();
        int index = 0;
        boolean serverError = false;
        try {
            while (index < total && consumer.goesOn()) {
                fill(ahead, candidates, log, total - index);
                if (ahead.isEmpty()) {
                    break;
                }
                DeliveryContent content;
                try {
                    content = await(ahead.getFirst());
                } catch (GitHubApiException e) {
                    boolean serverFailed = e.getStatus() >= 500;
                    if (!isAboutOneRow(e) && (!serverFailed || serverError)) {
                        throw e;
                    }
                    // GitHub is unable to show this one: the others needn't wait for it
                    serverError = serverFailed;
                    failed(ahead.removeFirst().candidate(), e);
                    continue;
                }
                if (content == null) {
                    break;
                }
                serverError = false;
                Candidate candidate = ahead.removeFirst().candidate();
                consumer.setPending(total - index - 1);
                offer(candidate, content, log, index, total);
                index++;
                progress.at(index);
            }
            return index;
        } finally {
            for (Fetch unused : ahead) {
                unused.content().cancel(true);
                giveBack(unused.candidate(), clock.instant());
            }
        }
    }

    /** Tells the route of an event that it won't be offered any more. */
    void tellGivenUp(Row row, Long hookId) {
        Exchange exchange = consumer.newExchange();
        LogMessage.write(exchange.getMessage(), row, DeliveryContent.NONE, hookId, "given-up");
        consumer.hand(exchange, () -> {});
    }

    private void fill(Deque<Fetch> ahead, Queue<Object> candidates, DeliveryLog log, int room) {
        while (ahead.size() < Math.min(room, settings.fetchConcurrency()) && !candidates.isEmpty()) {
            Candidate candidate = (Candidate) candidates.remove();
            if (handled == null && backlog.isSpent(candidate)) {
                backlog.done(candidate.key());
                consumer.giveUp(candidate.row());
            } else if (claim(candidate)) {
                ahead.addLast(fetch(candidate, log));
            }
        }
    }

    private Fetch fetch(Candidate candidate, DeliveryLog log) {
        try {
            return new Fetch(candidate, fetcher.fetch(log.path(), candidate.row()));
        } catch (RejectedExecutionException e) {
            // the consumer is being stopped
            giveBack(candidate, clock.instant());
            throw e;
        }
    }

    private boolean claim(Candidate candidate) {
        if (!backlog.take(candidate)) {
            return false;
        }
        if (handled == null) {
            return true;
        }
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
            case IN_PROGRESS -> backlog.giveBack(candidate, clock.instant());
            case GRANTED -> {
                return true;
            }
        }
        return false;
    }

    /** Whether GitHub refused, or made a mess of, what it was asked about a single delivery. */
    private static boolean isAboutOneRow(GitHubApiException e) {
        return Set.of(200, 400, 404, 410, 422).contains(e.getStatus());
    }

    private void failed(Candidate candidate, GitHubApiException why) {
        LOG.warn(
                "GitHub can't show the event {}, which is tried again later: {}",
                candidate.row().guid(),
                why.getMessage());
        release(candidate);
        if (!backlog.failed(candidate, clock.instant())) {
            consumer.giveUp(candidate.row());
        }
    }

    private void giveBack(Candidate candidate, Instant due) {
        release(candidate);
        backlog.giveBack(candidate, due);
    }

    private void release(Candidate candidate) {
        if (handled != null) {
            handled.release(candidate.key());
        }
    }

    /** The content; null when the consumer is being stopped. */
    private DeliveryContent await(Fetch fetch) throws InterruptedException {
        while (true) {
            try {
                return fetch.content().get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (!consumer.goesOn()) {
                    return null;
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void offer(Candidate candidate, DeliveryContent content, DeliveryLog log, int index, int total) {
        Row row = candidate.row();
        boolean gone = settings.fetchPayload() && content.payload() == null;
        if (gone && consumer.isCatchUp()) {
            askListener(candidate, log);
            return;
        }
        if (gone) {
            LOG.warn(
                    "GitHub no longer has the payload of the event {} ({}, delivery {})",
                    row.guid(),
                    row.event(),
                    row.id());
        }
        consumer.figures().offered(row);
        Completion completion = new Completion(candidate, backlog, handled, consumer, clock);
        try {
            hand(completion, content, log, gone ? "payload-gone" : null, index, total);
        } catch (RuntimeException e) {
            completion.broken();
            throw e;
        }
    }

    private void hand(
            Completion completion, DeliveryContent content, DeliveryLog log, String lost, int index, int total) {
        Exchange exchange = consumer.newExchange();
        LogMessage.write(exchange.getMessage(), completion.candidate().row(), content, log.hookId(), lost);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
        exchange.getExchangeExtension().addOnCompletion(completion);
        consumer.hand(exchange, () -> {
            if (exchange.isFailed()) {
                // its completion may have been handed over to a copy that nobody took, such as that for a full queue
                completion.finish(exchange);
            }
        });
    }

    /** Has GitHub deliver to the listener what can't be read from the log. */
    private void askListener(Candidate candidate, DeliveryLog log) {
        Row row = candidate.row();
        LOG.info("GitHub shows no payload of the event {}: asking it to deliver that again", row.guid());
        try {
            client.send(
                    new ApiRequest("POST", log.path() + "/" + row.id() + "/attempts", Map.of(), null), Duration.ZERO);
        } catch (GitHubApiException e) {
            if (isAboutOneRow(e)) {
                failed(candidate, e);
                return;
            }
            giveBack(candidate, clock.instant());
            throw e;
        }
        release(candidate);
        if (!backlog.failed(candidate, clock.instant())) {
            consumer.giveUp(row);
        }
    }
}
