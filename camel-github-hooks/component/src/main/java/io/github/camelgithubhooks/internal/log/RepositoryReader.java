// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.log.Problems.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reader of the log of one repository among several. A failure is kept and makes this reader pause; it isn't thrown. Used by
 * one thread at a time.
 */
final class RepositoryReader {

    /** A log is looked at again in the course of a long poll. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    /** That many in a row, with pauses of 15 minutes at most, end the reading of a repository that isn't chosen any more. */
    private static final int MOST_REFUSALS = 5;

    private final HookScope repository;
    private final HookReader reader;
    private final LogFigures figures;
    private boolean chosen = true;
    private boolean looked;
    private int refusals;
    private RuntimeException failure;
    private String reported;

    RepositoryReader(HookScope repository, HookReader reader, LogFigures figures) {
        this.repository = repository;
        this.reader = reader;
        this.figures = figures;
    }

    /** Returns the full name of the repository. */
    String name() {
        return repository.name();
    }

    HookReader reader() {
        return reader;
    }

    LogFigures figures() {
        return figures;
    }

    /** Sets whether the repository is among the chosen ones. If not, its log is read once more, and its backlog is finished. */
    void setChosen(boolean value) {
        if (value != chosen) {
            refusals = 0;
            figures.problems().clear(Kind.LEAVING);
        }
        chosen = value;
    }

    boolean isChosen() {
        return chosen;
    }

    /** Begins a round, or a poll if the last one is finished. Returns false if the reader still pauses. */
    boolean begin() {
        if (!hasMore()) {
            reader.rounds().begin();
        }
        failure = null;
        looked = false;
        return !figures.pausesAsAWhole();
    }

    /** Looks at the log, unless that was done a short time ago in this poll. */
    void look() {
        Instant now = figures.clock().instant();
        if (looked && reader.rounds().lookedAt().plus(BETWEEN_LOOKS).isAfter(now)) {
            return;
        }
        try {
            reader.rounds().look();
            looked = true;
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Offers what is due to the route. Returns how many events the route got. */
    int offer(int most) throws InterruptedException {
        try {
            return reader.rounds().offer(most);
        } catch (RuntimeException e) {
            fail(e);
            return 0;
        }
    }

    private void fail(RuntimeException e) {
        failure = e;
        if (!chosen && isClosed(e)) {
            refusals++;
            figures.problems().clear(Kind.GITHUB);
            figures.problems()
                    .set(
                            Kind.LEAVING,
                            "Not chosen any more, and left after refusal " + MOST_REFUSALS + ". Refusal " + refusals
                                    + ": " + e.getMessage());
        }
    }

    /** Returns whether the last look succeeded, so that events can be offered. */
    boolean works() {
        return looked && failure == null;
    }

    /** Returns whether another look and batch would find something. */
    boolean hasMore() {
        return works() && reader.rounds().hasMore();
    }

    /** Ends a poll. Returns why it failed; empty if it didn't. */
    Optional<RuntimeException> end() {
        if (works()) {
            refusals = 0;
            reader.rounds().settle();
        }
        return failure();
    }

    /** Returns why the last poll failed; empty if it didn't. */
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns whether nothing more is to be expected from a repository that isn't among the chosen ones. */
    boolean isOver() {
        if (chosen) {
            return false;
        }
        return failure == null
                ? looked && figures.waiting() == 0 && reader.rounds().isReadToTheEnd()
                : failure instanceof MissingHookException || refusals >= MOST_REFUSALS;
    }

    private static boolean isClosed(RuntimeException e) {
        return e instanceof GitHubApiException api
                && !(e instanceof GitHubRateLimitException)
                && (api.getStatus() == 403 || api.getStatus() == 404 || api.getStatus() == 410);
    }

    /** Returns whether the last failure was that the repository has no hook for the route, and never had one. */
    boolean isUnhooked() {
        return failure instanceof MissingHookException && !reader.looks().hasLooked();
    }

    /** Notes a kind of failure, null for none. Returns whether the one before was different. */
    boolean isNews(String kind) {
        boolean news = kind == null ? reported != null : !kind.equals(reported);
        reported = kind;
        return news;
    }
}
