// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a connection of the user's pool. The first that is too long is logged: GitHub waits 10 seconds for an answer, and
 * then doesn't see it. Thread-safe.
 */
final class ConnectionWaits {

    /** Half of what GitHub waits, for a wait that is followed by another one. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Duration longest;
    private final AtomicBoolean reported = new AtomicBoolean();

    ConnectionWaits(Duration longest) {
        this.longest = longest;
    }

    /** Notes how long a connection took to be there, or to be refused. */
    void note(Duration wait) {
        if (wait.compareTo(longest) > 0 && reported.compareAndSet(false, true)) {
            LOG.warn(
                    "The stateDataSource took {} s to get a connection or to give up, and GitHub waits 10 s for the answer to a"
                            + " delivery: it doesn't see a 503 that comes later. Set the pool's connectionTimeout to a few"
                            + " seconds (Hikari's default is 30 s), and give the pool enough connections",
                    wait.toSeconds());
        }
    }
}
