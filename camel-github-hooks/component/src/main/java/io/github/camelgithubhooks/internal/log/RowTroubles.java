// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.retry.BackOff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deliveries that GitHub doesn't show, and the verdict why. Usually the trouble is with one delivery: that one waits,
 * and no other does. If several in a row aren't shown, GitHub is asked for the log and another delivery. If it shows
 * neither, GitHub has an outage, which counts against no delivery. Used by one thread at a time.
 */
final class RowTroubles {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private static final int SEVERAL = 3;

    /** The pauses between them are 1, 2, 4 and 8 minutes. */
    private static final int LOOKS_UNTIL_GONE = 5;

    private static final Duration LONGEST_OUTAGE_PAUSE = Duration.ofMinutes(15);

    private record Trouble(Candidate candidate, RuntimeException why) {

        boolean isMissing() {
            return why instanceof GitHubApiException e && (e.getStatus() == 404 || e.getStatus() == 410);
        }
    }

    private final LogOptions options;
    private final Looks looks;
    private final Backlog backlog;
    private final Claims claims;
    private final Witness witness;
    private final BackOff outagePauses;
    private final Clock clock;
    private final List<Trouble> open = new ArrayList<>();
    private int outages;
    private boolean endsBatch;
    private String lastMessage = "";

    /**
     * Creates an object without troubles.
     *
     * @param pause the first pause before a delivery is requested again
     */
    RowTroubles(
            GitHubClient client,
            LogOptions options,
            Looks looks,
            Backlog backlog,
            Claims claims,
            Duration pause,
            Clock clock) {
        this.options = options;
        this.looks = looks;
        this.backlog = backlog;
        this.claims = claims;
        this.witness = new Witness(client, pause);
        this.outagePauses = BackOff.doubling(pause, LONGEST_OUTAGE_PAUSE);
        this.clock = clock;
    }

    /**
     * Notes that GitHub didn't show a candidate.
     *
     * @throws RuntimeException the trouble with the log, if GitHub doesn't show that either
     */
    void add(Candidate candidate, RuntimeException why) {
        open.add(new Trouble(candidate, why));
        lastMessage = why.getMessage();
        if (open.size() < SEVERAL) {
            return;
        }
        look();
        if (isAnotherShown()) {
            settle();
        } else {
            outage();
        }
    }

    /** Notes that GitHub showed a candidate, so there is no outage, or it is over. */
    void shown(Candidate candidate) {
        settle();
        backlog.read(candidate, clock.instant());
        endOutage();
    }

    /**
     * Notes that GitHub showed a candidate whose payload is gone. Until a redelivery brings the payload, its pauses
     * grow.
     */
    void shownWithoutPayload(Candidate candidate) {
        settle();
        candidate.setMissing(0);
        endOutage();
    }

    /** Begins a batch, which checks again whether GitHub shows deliveries. */
    void beginBatch() {
        endsBatch = false;
    }

    /** Returns whether the batch should end because of an outage. */
    boolean endsBatch() {
        return endsBatch;
    }

    /** Returns whether GitHub lists deliveries but shows none of them. */
    boolean isOutage() {
        return outages > 0;
    }

    /**
     * Judges the remaining troubles after another look at the log, which GitHub didn't show before.
     *
     * @throws RuntimeException the trouble with the log, if GitHub still doesn't show it
     */
    void settleAfterLook() {
        if (!open.isEmpty()) {
            look();
            settle();
        }
    }

    /** Judges the remaining troubles, as GitHub showed its log a moment ago. */
    void settle() {
        while (!open.isEmpty()) {
            pause(open.get(0));
            open.remove(0);
        }
    }

    /** Gives back the remaining candidates without a verdict. */
    void giveBack() {
        open.forEach(trouble -> claims.giveBack(trouble.candidate()));
        open.clear();
    }

    /** Returns in words what GitHub doesn't show at the moment. Ends an outage if there is nothing. */
    Optional<String> words() {
        List<Candidate> unread = backlog.unread();
        if (unread.isEmpty()) {
            outages = 0;
            return Optional.empty();
        }
        String next = unread.stream()
                .map(Candidate::due)
                .min(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse("once");
        return Optional.of(
                outages > 0
                        ? ("GitHub lists deliveries, but shows none of those that were requested (%s). They are requested"
                                        + " again at %s")
                                .formatted(lastMessage, next)
                        : ("GitHub doesn't show %s of the deliveries, such as %s (%s). They hold up no others and are"
                                        + " requested again, the next at %s")
                                .formatted(unread.size(), unread.get(0).row().guid(), lastMessage, next));
    }

    private void endOutage() {
        if (outages > 0) {
            outages = 0;
            backlog.readAgain(clock.instant());
        }
    }

    private void look() {
        Optional<RuntimeException> trouble = looks.look();
        if (trouble.isPresent()) {
            giveBack();
            throw trouble.get();
        }
    }

    private boolean isAnotherShown() {
        Stream<Row> failing = Stream.concat(
                        backlog.unread().stream(), open.stream().map(Trouble::candidate))
                .map(Candidate::row);
        try {
            return witness.isShown(looks.log(), failing, clock.instant());
        } catch (GitHubRateLimitException e) {
            giveBack();
            throw e;
        }
    }

    private void outage() {
        endsBatch = true;
        Duration pause = outagePauses.pauseAfter(outages++);
        LOG.warn(
                "GitHub lists deliveries but shows none of them; they are requested again in {}: {}",
                pause,
                lastMessage);
        Instant due = clock.instant().plus(pause);
        open.forEach(trouble -> claims.giveBackUnread(trouble.candidate(), due));
        open.clear();
    }

    private void pause(Trouble trouble) {
        Candidate candidate = trouble.candidate();
        Row row = candidate.row();
        boolean expired = row.sentAt() != null
                && row.sentAt().plus(options.logRetention()).isBefore(clock.instant());
        // a lost candidate comes here if GitHub refuses its redelivery, too
        boolean gone = expired || (!candidate.lost() && isGone(trouble));
        if (expired && options.isCatchUp()) {
            claims.expired(candidate, trouble.why());
        } else if (gone) {
            candidate.setLost(true);
            claims.giveBack(candidate);
        } else {
            candidate.setLost(false);
            claims.unread(candidate);
            LOG.warn(
                    "GitHub doesn't show the event {} (delivery {}). It holds up no others and is requested again at {}: {}",
                    row.guid(),
                    row.id(),
                    candidate.due(),
                    trouble.why().getMessage());
        }
    }

    /** Returns whether GitHub has said so several times, with growing pauses, and showed other deliveries meanwhile. */
    private boolean isGone(Trouble trouble) {
        Candidate candidate = trouble.candidate();
        if (!trouble.isMissing()) {
            return false;
        }
        candidate.setMissing(candidate.missing() + 1);
        return candidate.missing() >= LOOKS_UNTIL_GONE && isAnotherShown();
    }
}
