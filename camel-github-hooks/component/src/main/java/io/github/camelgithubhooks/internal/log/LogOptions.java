// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.event.EventFilter;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.event.UnwantedEvents;
import io.github.camelgithubhooks.internal.hooks.RepositoryChoice;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Options of a consumer that reads the log: those of its endpoint, checked, and what follows from several of them. */
public final class LogOptions {

    /** The rows that a route wants, by the option {@code deliveryStatus}. */
    enum Status {
        ANY,
        /** Attempts that weren't answered with success. */
        FAILURE,
        /** Events without any attempt that was answered with success. */
        UNRECOVERED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final GitHubHooksConfiguration given;
    private final HookScope scope;
    /** Null unless the route reads the logs of many repositories. */
    private final RepositoryChoice choice;

    private final boolean oneOfMany;
    private final Supplier<HandledDeliveries> listenersRecord;
    private final Status status;
    private final EventFilter filter;
    private final Instant startTime;
    private final UnwantedEvents unwanted;

    private LogOptions(
            GitHubHooksConfiguration given,
            HookScope scope,
            RepositoryChoice choice,
            Supplier<HandledDeliveries> listenersRecord) {
        this.given = given;
        this.scope = scope;
        this.choice = choice;
        this.oneOfMany = false;
        this.listenersRecord = listenersRecord;
        if (!given.getAttempts().equals("one") && !given.getAttempts().equals("all")) {
            throw new IllegalArgumentException("attempts must be one or all, was " + given.getAttempts());
        }
        if (choice != null) {
            checkMany();
        }
        if (given.getHookId() == null
                && !scope.isApp()
                && (given.getHookUrl() == null || given.getHookUrl().isBlank())) {
            throw new IllegalArgumentException((isCatchUp() ? "catchUp" : "deliveries")
                    + " needs the option hookId, or hookUrl to find the hook by");
        }
        requireAtLeastOne("fetchConcurrency", given.getFetchConcurrency());
        requireAtLeastOne("maxAttempts", given.getMaxAttempts());
        startTime = startTime(given.getStartFrom());
        status = status(given.getDeliveryStatus());
        filter = EventFilter.of(given.getEvents());
        unwanted = new UnwantedEvents(
                "in GitHub's log of the hook of " + scope, "it is passed over. Name it in the option events to get it");
        if (status == Status.UNRECOVERED && isEachAttempt()) {
            throw new IllegalArgumentException("attempts=all doesn't go with deliveryStatus=unrecovered, which is about"
                    + " events: use deliveryStatus=failure for every attempt that failed");
        }
        if (given.getOverlap() < 0 || given.getLogRetention() <= 0) {
            throw new IllegalArgumentException("overlap must not be negative, and logRetention must be positive");
        }
    }

    /** Takes over the options of many repositories for one of them. */
    private LogOptions(LogOptions many, HookScope repository) {
        this.given = many.given;
        this.scope = repository;
        this.choice = null;
        this.oneOfMany = true;
        this.listenersRecord = many.listenersRecord;
        this.startTime = many.startTime;
        this.status = many.status;
        this.filter = many.filter;
        this.unwanted = many.unwanted;
    }

    private void checkMany() {
        if (given.getHookId() != null) {
            throw new IllegalArgumentException(
                    "hookId names the hook of one repository, and repoName or repoTopics choose"
                            + " many: set hookUrl, by which the hook of each is found, instead of hookId");
        }
        requireAtLeastOne("repoConcurrency", given.getRepoConcurrency());
        if (given.getRepoRefresh() < 1) {
            throw new IllegalArgumentException(
                    "repoRefresh must be 1 millisecond or more, was " + given.getRepoRefresh());
        }
    }

    /**
     * Returns the options of a consumer of its own.
     *
     * @param given the options of the endpoint, which must not change any more
     * @param scope the owner of the hook
     * @throws IllegalArgumentException if an option can't be used; the message names the option and the remedy
     */
    public static LogOptions deliveries(GitHubHooksConfiguration given, HookScope scope) {
        return new LogOptions(given, scope, null, null);
    }

    /** Returns the options of a consumer of its own that reads the logs of many repositories. */
    public static LogOptions deliveries(GitHubHooksConfiguration given, RepositoryChoice choice) {
        return new LogOptions(given, choice.scope(), choice, null);
    }

    /**
     * Returns the options of the catch-up beside a listener. They differ from those of a consumer of its own in three
     * ways: it wants the unrecovered events, since GitHub logs as a success what the listener has handled; it always
     * fetches their payloads; and it shares the listener's record of handled deliveries.
     *
     * @param given the options of the endpoint, which must not change any more
     * @param scope the owner of the hook
     * @param listenersRecord supplies the record of the listener once that is initialized
     * @throws IllegalArgumentException if an option can't be used; the message names the option and the remedy
     */
    public static LogOptions catchUp(
            GitHubHooksConfiguration given, HookScope scope, Supplier<HandledDeliveries> listenersRecord) {
        return new LogOptions(ofCatchUp(given), scope, null, listenersRecord);
    }

    /** Returns the options of the catch-up beside a listener that many repositories deliver to. */
    public static LogOptions catchUp(
            GitHubHooksConfiguration given, RepositoryChoice choice, Supplier<HandledDeliveries> listenersRecord) {
        return new LogOptions(ofCatchUp(given), choice.scope(), choice, listenersRecord);
    }

    private static GitHubHooksConfiguration ofCatchUp(GitHubHooksConfiguration given) {
        GitHubHooksConfiguration changed = given.copy();
        changed.setDeliveryStatus(Status.UNRECOVERED.toString());
        changed.setFetchPayload(true);
        return changed;
    }

    /** Returns the options of one of the chosen repositories. */
    LogOptions of(HookScope repository) {
        return new LogOptions(this, repository);
    }

    /** Returns the choice of the repositories whose logs are read; empty if it is the log of one hook. */
    Optional<RepositoryChoice> choice() {
        return Optional.ofNullable(choice);
    }

    /** Returns whether the scope is one of many repositories that the route reads from. */
    boolean isOneOfMany() {
        return oneOfMany;
    }

    /** Returns the options as they were set. */
    GitHubHooksConfiguration given() {
        return given;
    }

    HookScope scope() {
        return scope;
    }

    /** Returns whether this is the catch-up of a listener, to which GitHub can redeliver an event. */
    boolean isCatchUp() {
        return listenersRecord != null;
    }

    /** Returns the record of the listener whose catch-up this is. */
    HandledDeliveries listenersRecord() {
        return listenersRecord.get();
    }

    Status status() {
        return status;
    }

    /** Returns the filter by the option {@code events}. */
    EventFilter filter() {
        return filter;
    }

    /** Returns whether the filter wants an event. The first of each other kind is logged. */
    boolean wants(String event, String action) {
        boolean wanted = filter.wants(event, action);
        // the listener beside catch-up logs its own
        if (!wanted && !isCatchUp() && !"ping".equals(event)) {
            unwanted.add(event, action);
        }
        return wanted;
    }

    /** Returns whether every attempt to deliver an event is a message, instead of one for each event. */
    boolean isEachAttempt() {
        return given.getAttempts().equals("all");
    }

    /** Returns whether the hook has to be found by {@code hookUrl}. */
    boolean findsHook() {
        return given.getHookId() == null && !scope.isApp();
    }

    /**
     * Returns whether the route has GitHub redeliver what never arrived. The log is the only state then: its
     * redeliveries show how often and when an event was offered.
     */
    boolean isSelfHealing() {
        return status == Status.UNRECOVERED && !given.isFetchPayload() && given.getIdempotentRepository() == null;
    }

    /** Returns the time in the option {@code startFrom}; null if that is a word or absent. */
    Instant startTime() {
        return startTime;
    }

    /** Returns whether the log is read from its newest row on if there is no cursor. */
    boolean startsAtLatest() {
        return given.getStartFrom() == null
                ? given.getOffsetRepository() == null && status != Status.UNRECOVERED
                : given.getStartFrom().equals("latest");
    }

    Duration overlap() {
        return Duration.ofMillis(given.getOverlap());
    }

    Duration logRetention() {
        return Duration.ofMillis(given.getLogRetention());
    }

    Duration completionTimeout() {
        return Duration.ofMillis(given.getCompletionTimeout());
    }

    private static Status status(String deliveryStatus) {
        for (Status status : Status.values()) {
            if (status.toString().equals(deliveryStatus)) {
                return status;
            }
        }
        throw new IllegalArgumentException(
                "deliveryStatus of deliveries must be any, failure or unrecovered, was " + deliveryStatus);
    }

    private static Instant startTime(String startFrom) {
        if (startFrom == null || startFrom.equals("latest") || startFrom.equals("earliest")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(startFrom).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "startFrom must be latest, earliest or a time such as 2026-11-01T12:00:00Z, was " + startFrom, e);
        }
    }

    private static void requireAtLeastOne(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be 1 or more, was " + value);
        }
    }
}
