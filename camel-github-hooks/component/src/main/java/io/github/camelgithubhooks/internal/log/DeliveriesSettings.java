// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.hooks.HookScope;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;

/**
 * How a route wants to read the log.
 *
 * @param apiUrl the address of the API
 * @param scope what the hook belongs to
 * @param hookId the hook, null to find it by {@code hookUrl}, which isn't needed for an App's only one
 * @param hookUrl the address that the hook delivers to, null when it doesn't matter
 * @param events the filter, see {@link io.github.camelgithubhooks.internal.event.EventFilter}
 * @param deliveryStatus {@code any}, {@code failure} or {@code unrecovered}
 * @param fetchPayload whether the payload is asked for
 * @param fetchConcurrency how many payloads are asked for at the same time
 * @param startFrom {@code latest}, {@code earliest}, a time, or null for what suits the repositories
 * @param allAttempts whether every attempt is a message, not only one for each event
 * @param maxAttempts how often a failed event is offered
 * @param messageWhenGivenUp whether the route gets a message without body for an event that is given up
 * @param overlap how late a row may show up
 * @param logRetention how long GitHub keeps a row
 * @param completionTimeout how long a route may take until it counts as failed; zero means no limit
 * @param offsetRepository where the cursor is kept, null for in memory
 * @param idempotentRepository where the handled events are kept, null for in memory
 * @param idempotentPrefix what the keys there begin with, null for the route id
 */
public record DeliveriesSettings(
        String apiUrl,
        HookScope scope,
        Long hookId,
        String hookUrl,
        String events,
        String deliveryStatus,
        boolean fetchPayload,
        int fetchConcurrency,
        String startFrom,
        boolean allAttempts,
        int maxAttempts,
        boolean messageWhenGivenUp,
        Duration overlap,
        Duration logRetention,
        Duration completionTimeout,
        StateRepository<String, String> offsetRepository,
        IdempotentRepository idempotentRepository,
        String idempotentPrefix) {

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException when they can't be used; it names the option and the remedy
     */
    public DeliveriesSettings {
        if (hookId == null && !scope.isApp() && (hookUrl == null || hookUrl.isBlank())) {
            throw new IllegalArgumentException("deliveries needs the option hookId, or hookUrl to find the hook by");
        }
        requireAtLeast("fetchConcurrency", fetchConcurrency, 1);
        requireAtLeast("maxAttempts", maxAttempts, 1);
        startTime(startFrom);
        if (DeliveryStatus.of(deliveryStatus) == DeliveryStatus.UNRECOVERED && allAttempts) {
            throw new IllegalArgumentException("attempts=all doesn't go with deliveryStatus=unrecovered, which is about"
                    + " events: use deliveryStatus=failure for every attempt that failed");
        }
        if (overlap.isNegative() || logRetention.isNegative() || logRetention.isZero()) {
            throw new IllegalArgumentException("overlap must not be negative, and logRetention must be positive");
        }
    }

    /** Whether the hook has to be found by {@code hookUrl}. */
    boolean findsHook() {
        return hookId == null && !scope.isApp();
    }

    /**
     * Returns whether the route has GitHub deliver again what never arrived. Then the log is the only state: its redeliveries
     * say how often an event was offered, and when.
     */
    boolean isSelfHealing() {
        return status() == DeliveryStatus.UNRECOVERED && !fetchPayload && idempotentRepository == null;
    }

    DeliveryStatus status() {
        return DeliveryStatus.of(deliveryStatus);
    }

    /** The time that is the option {@code startFrom}; null when it is a word or absent. */
    Instant startTime() {
        return startTime(startFrom);
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

    private static void requireAtLeast(String option, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(option + " must be " + least + " or more, was " + value);
        }
    }
}
