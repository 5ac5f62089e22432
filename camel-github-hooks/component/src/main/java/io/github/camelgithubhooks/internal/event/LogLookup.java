// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Optional;

/** Tells whether GitHub's log of the hook has a delivery. */
@FunctionalInterface
public interface LogLookup {

    /**
     * What the log says of the event with this guid, after at most some seconds; empty when it isn't there, or not yet.
     *
     * @throws RuntimeException when GitHub can't be asked
     */
    Optional<Logged> find(String guid) throws InterruptedException;

    /**
     * An event in the log.
     *
     * @param event GitHub's name of it
     * @param action what happened in it, null when the log doesn't say
     */
    record Logged(String event, String action) {}
}
