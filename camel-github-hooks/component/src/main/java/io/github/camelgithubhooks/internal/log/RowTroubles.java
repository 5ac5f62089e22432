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
 * Judges why GitHub doesn't show a delivery. Usually it is the delivery: then that one waits, and no other. When several in a
 * row aren't shown, the log and another delivery are asked for: when they aren't shown either, GitHub has a problem, which
 * counts against no delivery. Used by one thread at a time.
 */
final class RowTroubles {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private static final int SEVERAL = 3;

    /** With pauses of 1, 2, 4 and 8 minutes between them. */
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
    private String lastWords = "";

    /**
     * Creates one without troubles.
     *
     * @param pause the first pause after which a delivery is asked for again
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
     * @throws RuntimeException the trouble with the log, when GitHub doesn't show that either
     */
    void add(Candidate candidate, RuntimeException why) {
        open.add(new Trouble(candidate, why));
        lastWords = why.getMessage();
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

    /** Notes that GitHub showed a candidate: what it didn't show before was no outage, or it is over. */
    void shown(Candidate candidate) {
        settle();
        backlog.read(candidate, clock.instant());
        endOutage();
    }

    /** Notes the same of a candidate whose payload has to come another way: until it does, its pauses grow. */
    void shownWithoutPayload(Candidate candidate) {
        settle();
        candidate.setMissing(0);
        endOutage();
    }

    /** Begins a batch, which may find that GitHub shows deliveries again. */
    void beginBatch() {
        endsBatch = false;
    }

    /** Returns whether GitHub shows its log, but none of the deliveries in it: the rest of the batch can wait. */
    boolean endsBatch() {
        return endsBatch;
    }

    /** Returns whether GitHub lists deliveries, but shows none of them. */
    boolean isOutage() {
        return outages > 0;
    }

    /**
     * Judges those that are left, when GitHub didn't show its log before.
     *
     * @throws RuntimeException the trouble with the log, when GitHub still doesn't show it
     */
    void settleAfterLook() {
        if (!open.isEmpty()) {
            look();
            settle();
        }
    }

    /** Judges those that are left: GitHub showed its log a moment ago. */
    void settle() {
        while (!open.isEmpty()) {
            pause(open.get(0));
            open.remove(0);
        }
    }

    /** Gives back those that are left: GitHub doesn't show its log either. */
    void giveBack() {
        open.forEach(trouble -> claims.giveBack(trouble.candidate()));
        open.clear();
    }

    /** Returns what GitHub doesn't show at the moment, in words. */
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
                        ? "GitHub lists deliveries, but shows none of those that it was asked for (%s). They are asked for again at %s"
                                .formatted(lastWords, next)
                        : "GitHub doesn't show %d of the deliveries, such as %s (%s). They hold up no other, and are asked for again, the next at %s"
                                .formatted(unread.size(), unread.get(0).row().guid(), lastWords, next));
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
                "GitHub lists deliveries but shows none of them; they are asked for again in {}: {}", pause, lastWords);
        Instant due = clock.instant().plus(pause);
        open.forEach(trouble -> claims.giveBackUnread(trouble.candidate(), due));
        open.clear();
    }

    private void pause(Trouble trouble) {
        Candidate candidate = trouble.candidate();
        Row row = candidate.row();
        boolean expired = row.sentAt() != null
                && row.sentAt().plus(options.logRetention()).isBefore(clock.instant());
        // a lost one is here since GitHub doesn't deliver it again either
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
                    "GitHub doesn't show the event {} (delivery {}), which holds up no other and is asked for again at {}: {}",
                    row.guid(),
                    row.id(),
                    candidate.due(),
                    trouble.why().getMessage());
        }
    }

    /** GitHub must say so several times over a growing time, and show other deliveries meanwhile. */
    private boolean isGone(Trouble trouble) {
        Candidate candidate = trouble.candidate();
        if (!trouble.isMissing()) {
            return false;
        }
        candidate.setMissing(candidate.missing() + 1);
        return candidate.missing() >= LOOKS_UNTIL_GONE && isAnotherShown();
    }
}
