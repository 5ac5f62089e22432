// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.hooks.Listing;
import io.github.camelgithubhooks.internal.hooks.Repositories;
import io.github.camelgithubhooks.internal.hooks.RepositoryChoice;
import io.github.camelgithubhooks.internal.log.Problems.Kind;
import io.github.camelgithubhooks.internal.retry.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repositories whose logs a route reads. They are listed again now and then: new ones join, and those that are no longer
 * listed leave when their log is read to its end. Used by one thread at a time, except for {@link #readers}.
 */
final class Selection {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final Repositories repositories;
    private final RepositoryChoice choice;
    private final RouteState state;
    private final LogFigures figures;
    private final Duration interval;
    private final Function<HookScope, RepositoryReader> newReader;
    private final BackOff pauses;
    private final ListFailures lists;
    private final Map<String, RepositoryReader> readers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private volatile List<RepositoryReader> snapshot = List.of();
    private Set<String> saved;
    private Instant listAgainAt = Instant.MIN;
    private int failures;

    /**
     * Creates a selection that is yet to be listed.
     *
     * @param state remembers the repositories for the next process
     * @param interval how often the repositories are listed
     * @param delay the first pause after a failure
     * @param newReader creates the reader of a repository
     */
    Selection(
            Repositories repositories,
            RepositoryChoice choice,
            RouteState state,
            LogFigures figures,
            Duration interval,
            Duration delay,
            Function<HookScope, RepositoryReader> newReader) {
        this.repositories = repositories;
        this.choice = choice;
        this.state = state;
        this.figures = figures;
        this.interval = interval;
        this.newReader = newReader;
        this.pauses = BackOff.doubling(delay, LONGEST_PAUSE);
        this.lists = new ListFailures(choice.words());
    }

    List<RepositoryReader> readers() {
        return snapshot;
    }

    /**
     * Lists the repositories, if that is due. Those whose list fails stay selected.
     *
     * @throws RuntimeException if they can't be listed and none is known
     */
    void refresh(Instant now) {
        if (now.isBefore(listAgainAt)) {
            return;
        }
        Listing listing;
        try {
            listing = repositories.listed(choice);
        } catch (RuntimeException e) {
            keep(now, e);
            return;
        }
        change(listing);
        Duration pause = listing.failures().isEmpty() ? interval : pauses.pauseAfter(failures++);
        listAgainAt = now.plus(pause.compareTo(interval) < 0 ? pause : interval);
        if (listing.failures().isEmpty()) {
            failures = 0;
            reportNone(listing.repositories().isEmpty());
        } else {
            figures.problems().set(Kind.SELECTION, ListFailures.words(listing.failures(), listAgainAt));
        }
        lists.report(listing.failures(), listAgainAt);
    }

    private void reportNone(boolean none) {
        figures.problems()
                .report(
                        Kind.SELECTION,
                        none
                                ? Optional.of("None of the repositories that the credentials see matches "
                                        + choice.words() + ", apart from archived ones: correct repoOwner, repoName or"
                                        + " repoTopics, or what the token or App may see. They are listed again at "
                                        + listAgainAt)
                                : Optional.empty());
    }

    private void keep(Instant now, RuntimeException e) {
        listAgainAt = e instanceof GitHubRateLimitException limit
                ? limit.getRetryAt()
                : now.plus(pauses.pauseAfter(failures++));
        figures.problems()
                .set(
                        Kind.SELECTION,
                        "The repositories can't be listed: " + e.getMessage() + ". They are listed again at "
                                + listAgainAt);
        resume();
        snapshot = List.copyOf(readers.values());
        if (readers.isEmpty()) {
            figures.pauses(listAgainAt);
            throw e;
        }
        lists.reportAll(e, listAgainAt);
    }

    private void change(Listing listing) {
        resume();
        Map<String, HookScope> listed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        listing.repositories().forEach(repository -> listed.put(repository.name(), repository));
        List<String> leaving = new ArrayList<>();
        readers.forEach((name, reader) -> {
            boolean stays = listed.containsKey(name) || (reader.isChosen() && listing.mayHide(name));
            if (reader.isChosen() && !stays) {
                leaving.add(name);
            }
            reader.setChosen(stays);
        });
        if (!leaving.isEmpty()) {
            LOG.info(
                    "{} repositories are no longer among those that match {}: {}. Their logs are read to the end, and then"
                            + " left",
                    leaving.size(),
                    choice.words(),
                    String.join(", ", leaving));
        }
        listed.keySet().removeAll(readers.keySet());
        if (!listed.isEmpty()) {
            LOG.info(
                    "Reading from {} more repositories that match {}: {}",
                    listed.size(),
                    choice.words(),
                    String.join(", ", listed.keySet()));
        }
        listed.forEach((name, repository) -> readers.put(name, newReader.apply(repository)));
        snapshot = List.copyOf(readers.values());
        save();
    }

    /** Takes up those that the last process read: one that has been archived since may have events that nobody has read. */
    private void resume() {
        if (saved == null) {
            Set<String> known = state.repositories();
            known.stream().filter(name -> name.contains("/")).forEach(name -> {
                String[] names = name.split("/", 2);
                readers.put(name, newReader.apply(HookScope.repository(names[0], names[1])));
            });
            saved = known;
        }
    }

    private void save() {
        Set<String> names = Set.copyOf(readers.keySet());
        if (!names.equals(saved)) {
            state.saveRepositories(names);
            saved = names;
        }
    }

    /** Drops the readers of repositories that aren't chosen, if nothing more is to be expected from them. */
    void dropThoseThatAreOver(Collection<RepositoryReader> polled) {
        for (RepositoryReader reader : polled) {
            if (!reader.isOver()) {
                continue;
            }
            reader.failure().ifPresent(why -> logLoss(reader, why));
            reader.reader().save();
            readers.remove(reader.name());
            figures.removePart(reader.name());
        }
        snapshot = List.copyOf(readers.values());
        save();
    }

    private static void logLoss(RepositoryReader reader, RuntimeException why) {
        int waiting = reader.figures().waiting();
        if (waiting > 0) {
            LOG.warn(
                    "Repository {} isn't chosen any more, and its log can't be read to the end: {}. {} events that were found"
                            + " in it come only if it is chosen again while GitHub keeps them",
                    reader.name(),
                    why.getMessage(),
                    waiting);
        } else {
            LOG.info(
                    "Repository {} isn't chosen any more, and its log is left, since it can't be read: {}",
                    reader.name(),
                    why.getMessage());
        }
    }
}
