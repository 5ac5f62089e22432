// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Current problems of a consumer, with a sentence for each kind. Thread-safe. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);

    enum Kind {
        GITHUB,
        HOOK,
        BACKLOG,
        REPOSITORY,
        /** GitHub shows its log, but no delivery in it. */
        DELIVERIES,
        /** The repositories can't be listed, or there is none. */
        SELECTION,
        /** A repository, one of many, has no hook that delivers to the route. It may get one. */
        UNHOOKED,
        /** GitHub refuses the log of a repository that isn't among the chosen ones any more. */
        LEAVING,
        /** GitHub doesn't show some deliveries. Nothing else waits for them. */
        ROWS
    }

    private static final Set<Kind> NOT_SERIOUS = EnumSet.of(Kind.ROWS, Kind.UNHOOKED, Kind.LEAVING);

    private final Map<Kind, String> words = new EnumMap<>(Kind.class);

    /** Sets a problem. Returns whether the sentence is new. */
    synchronized boolean set(Kind kind, String sentence) {
        return !sentence.equals(words.put(kind, sentence));
    }

    /** Sets a problem, and logs it if the sentence is new; empty clears it. */
    void report(Kind kind, Optional<String> sentence) {
        if (sentence.isEmpty()) {
            clear(kind);
        } else if (set(kind, sentence.get())) {
            LOG.warn(sentence.get());
        }
    }

    synchronized void clear(Kind kind) {
        words.remove(kind);
    }

    synchronized void clear() {
        words.clear();
    }

    synchronized boolean isEmpty() {
        return words.isEmpty();
    }

    synchronized boolean has(Kind kind) {
        return words.containsKey(kind);
    }

    /** Returns whether no events arrive, or they may stop arriving. */
    synchronized boolean areSerious() {
        return !NOT_SERIOUS.containsAll(words.keySet());
    }

    /** Returns the sentence that more events arrive in an hour than the token has requests, with the remedy. */
    static String tooMany(int arrivals, long limit, int waiting) {
        return ("GitHub delivered %s events that the route wants in the last hour. Each takes a request, and the token has %s"
                        + " an hour, so the backlog of %s grows. Narrow the option events, set fetchPayload=false, or use"
                        + " a token with a higher limit")
                .formatted(arrivals, limit, waiting);
    }

    @Override
    public synchronized String toString() {
        return String.join(". ", words.values());
    }
}
