// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.util.Optional;

/** Decides which of several instances of an application reads a log. Thread-safe. */
interface Election {

    /** That of an instance that knows of no others. */
    Election ALONE = new Election() {
        @Override
        public void begin(Runnable elected) {}

        @Override
        public boolean isElected() {
            return true;
        }

        @Override
        public void end() {}
    };

    /**
     * Stands for election from now on.
     *
     * @param elected called by another thread each time that this instance is elected later
     */
    void begin(Runnable elected) throws Exception;

    /** Returns whether this instance is to read the log. Doesn't wait for anything. */
    boolean isElected();

    /** Returns why it isn't known which instance reads the log; empty if that is known. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** Withdraws, so that another instance is elected at once. */
    void end() throws Exception;
}
