// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.internal.metrics.Measure;
import io.github.camelgithubhooks.internal.metrics.Meters;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** Rate limits of all credentials of a component, and their meters. Thread-safe. */
public final class RateLimits {

    private static final class Named {

        private final String server;
        private final String credential;
        private final Allowance allowance;
        private int users;

        Named(String server, String credential, Allowance allowance) {
            this.server = server;
            this.credential = credential;
            this.allowance = allowance;
        }

        String server() {
            return server;
        }

        String credential() {
            return credential;
        }

        Allowance allowance() {
            return allowance;
        }

        RateLimit seen() {
            return allowance.rateLimit().seen(server, credential);
        }

        /**
         * Returns whether nobody uses the credential and no pause is left. A pause must outlive the clients of a
         * credential.
         */
        boolean isForgettable() {
            return users == 0 && allowance.rateLimit().pause().isEmpty();
        }
    }

    private final Clock clock;
    private final Map<Object, Named> byCredential = new LinkedHashMap<>();
    private final IntSupplier processes;
    private Meters meters;

    /**
     * Creates limits that nothing is known of.
     *
     * @param processes returns how many processes share the credentials
     */
    public RateLimits(Clock clock, IntSupplier processes) {
        this.clock = clock;
        this.processes = processes;
    }

    /**
     * Returns the allowance of a credential; the first call creates it.
     *
     * @param credential the credential; equal ones share the limit
     * @param name the credential's name in meters; a number is added to tell namesakes apart
     */
    public synchronized Allowance of(Object credential, String apiUrl, String name) {
        return named(credential, apiUrl, name).allowance();
    }

    /** Returns the allowance like {@link #of}, and keeps it until {@link #giveBack}. */
    public synchronized Allowance take(Object credential, String apiUrl, String name) {
        Named taken = named(credential, apiUrl, name);
        taken.users++;
        return taken.allowance();
    }

    /** Ends a use, and forgets all credentials without users. */
    public synchronized void giveBack(Object credential) {
        Named known = byCredential.get(credential);
        if (known != null) {
            known.users--;
        }
        byCredential.values().removeIf(named -> {
            boolean forgotten = named.isForgettable();
            if (forgotten && meters != null) {
                meters.remove(named.server(), named.credential());
            }
            return forgotten;
        });
    }

    private Named named(Object credential, String apiUrl, String name) {
        Named known = byCredential.get(credential);
        if (known == null) {
            String server = URI.create(apiUrl).getAuthority();
            known = new Named(server, distinct(server, name), new Allowance(clock, processes));
            byCredential.put(credential, known);
            show(known);
        }
        return known;
    }

    /** Wakes all waiting calls, so that they look again. */
    public void wake() {
        all().forEach(Allowance::wake);
    }

    private synchronized List<Allowance> all() {
        return byCredential.values().stream().map(Named::allowance).toList();
    }

    /** Returns the limits of which GitHub has reported something. */
    public synchronized List<RateLimit> seen() {
        return byCredential.values().stream()
                .map(Named::seen)
                .filter(limit ->
                        limit.limit().isPresent() || limit.pausedUntil().isPresent())
                .toList();
    }

    private String distinct(String server, String name) {
        Set<String> taken = byCredential.values().stream()
                .filter(other -> other.server().equals(server))
                .map(Named::credential)
                .collect(Collectors.toSet());
        String distinct = name;
        for (int number = 2; taken.contains(distinct); number++) {
            distinct = name + " " + number;
        }
        return distinct;
    }

    /** Adds meters for all credentials, present and future. */
    public synchronized void show(Meters shown) {
        hide();
        meters = shown;
        byCredential.values().forEach(this::show);
    }

    public synchronized void hide() {
        if (meters != null) {
            meters.close();
            meters = null;
        }
    }

    private void show(Named named) {
        if (meters != null) {
            String[] tags = {named.server(), named.credential()};
            meters.add(Measure.RATE_LIMIT, () -> number(named.seen().limit()), tags);
            meters.add(Measure.RATE_LIMIT_REMAINING, () -> number(named.seen().remaining()), tags);
            meters.add(Measure.RATE_LIMIT_RESET, () -> seconds(named.seen().resetAt()), tags);
        }
    }

    private static double number(OptionalLong known) {
        return known.isPresent() ? known.getAsLong() : Double.NaN;
    }

    private double seconds(Optional<Instant> until) {
        return until.map(reset -> (double)
                        Math.max(0, Duration.between(clock.instant(), reset).toSeconds()))
                .orElse(Double.NaN);
    }
}
