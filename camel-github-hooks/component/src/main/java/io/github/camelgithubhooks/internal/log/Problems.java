// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong at the moment, a sentence for each thing that can be. Thread-safe. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);

    enum Kind {
        GITHUB,
        HOOK,
        BACKLOG,
        REPOSITORY,
        /** GitHub shows its log, but no delivery in it. */
        DELIVERIES,
        /** GitHub doesn't show some deliveries: nothing else waits for them, and nobody is kept from working. */
        ROWS
    }

    private final Map<Kind, String> words = new EnumMap<>(Kind.class);

    /** Sets what is wrong; returns whether that is news. */
    synchronized boolean set(Kind kind, String sentence) {
        return !sentence.equals(words.put(kind, sentence));
    }

    /** Sets what is wrong, and logs it when that is news; empty means that all is well. */
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

    synchronized boolean isEmpty() {
        return words.isEmpty();
    }

    /** Returns whether events don't come, or may stop coming. */
    synchronized boolean areSerious() {
        return words.keySet().stream().anyMatch(kind -> kind != Kind.ROWS);
    }

    /** Says that more events come in an hour than can be asked for, and what to do about it. */
    static String tooMany(int arrivals, long limit, int waiting) {
        return ("GitHub delivered %d events that the route wants in the last hour; each takes a request, and the token has %d"
                        + " an hour: %d are waiting, and they get more. Narrow the option events, set fetchPayload=false, or use"
                        + " a token with a higher limit")
                .formatted(arrivals, limit, waiting);
    }

    @Override
    public synchronized String toString() {
        return String.join(". ", words.values());
    }
}
