// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

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
        REPOSITORY
    }

    private final Map<Kind, String> words = new EnumMap<>(Kind.class);

    /** Sets what is wrong; returns whether that is news. */
    synchronized boolean set(Kind kind, String sentence) {
        return !sentence.equals(words.put(kind, sentence));
    }

    /** Sets what is wrong, and logs it when that is news; empty means that all is well. */
    void tell(Kind kind, Optional<String> sentence) {
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

    @Override
    public synchronized String toString() {
        return String.join(". ", words.values());
    }
}
