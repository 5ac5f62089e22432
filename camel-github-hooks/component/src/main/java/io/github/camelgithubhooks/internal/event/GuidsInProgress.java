// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.internal.event.HandledDeliveries.Outcome;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Guids that this process is handling, and what became of each so far. Thread-safe. */
final class GuidsInProgress {

    private static final class Handling {
        private final CompletableFuture<Outcome> ended = new CompletableFuture<>();
        private volatile Outcome outcome = Outcome.UNTRIED;
    }

    private final Map<String, Handling> handled = new ConcurrentHashMap<>();

    /** Adds a guid, until it is removed; returns false if it is in progress. */
    boolean add(String guid) {
        return handled.putIfAbsent(guid, new Handling()) == null;
    }

    /** Notes what became of a guid, which stays in progress. A recorded one remains so. */
    void became(String guid, Outcome outcome) {
        Handling one = handled.get(guid);
        if (one != null && one.outcome != Outcome.RECORDED) {
            one.outcome = outcome;
        }
    }

    boolean isRecorded(String guid) {
        Handling one = handled.get(guid);
        return one != null && one.outcome == Outcome.RECORDED;
    }

    /** Returns the result of a guid. It is completed by the thread that removes the guid, or at once if the guid is free. */
    CompletableFuture<Outcome> ended(String guid) {
        Handling one = handled.get(guid);
        return one != null ? one.ended.copy() : CompletableFuture.completedFuture(Outcome.UNTRIED);
    }

    /** Removes a guid, and completes its result. */
    void remove(String guid) {
        Handling one = handled.remove(guid);
        if (one != null) {
            one.ended.complete(one.outcome);
        }
    }

    int size() {
        return handled.size();
    }
}
