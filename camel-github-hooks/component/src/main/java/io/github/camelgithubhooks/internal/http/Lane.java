// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;

/**
 * Requests that wait for their turn, in their order. A lock guards it; only its size may be read without. A request
 * joins before it looks whether it may be sent, and one that ends looks for waiting requests afterwards: so none sleeps
 * on.
 */
final class Lane {

    private final Deque<Condition> turns = new ArrayDeque<>();
    private volatile int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void join(Condition turn) {
        turns.addLast(turn);
        size = turns.size();
    }

    boolean isFirst(Condition turn) {
        return turns.peekFirst() == turn;
    }

    /** Removes a request, and wakes the one whose turn it is then. */
    void leave(Condition turn) {
        turns.remove(turn);
        size = turns.size();
        wakeFirst();
    }

    void wakeFirst() {
        if (!turns.isEmpty()) {
            turns.getFirst().signal();
        }
    }

    void wakeAll() {
        turns.forEach(Condition::signal);
    }
}
