// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Optional;

/** Look-up of deliveries in GitHub's log of the hook. */
@FunctionalInterface
public interface LogLookup {

    /**
     * Returns what the log says of the event with this guid, after some seconds at most; empty if the event isn't there (yet).
     *
     * @throws RuntimeException if GitHub can't be asked
     */
    Optional<Logged> find(String guid) throws InterruptedException;

    /**
     * Event in the log.
     *
     * @param event GitHub's name of the event
     * @param action the action of the event, null if the log doesn't say
     */
    record Logged(String event, String action) {}
}
