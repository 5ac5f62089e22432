// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.instances.MapStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each process counts the others that share its store. */
class SeatsTest {

    private static final Duration TIMEOUT = Duration.ofMillis(600);
    private static final Duration PAUSE = TIMEOUT.dividedBy(3);

    /** One process's way to the store, which may be gone. */
    private static final class Way extends MapStore {

        private final MapStore store;
        private volatile boolean gone;

        Way(MapStore store) {
            this.store = store;
        }

        private MapStore store() {
            if (gone) {
                throw new IllegalStateException("The store can't be reached");
            }
            return store;
        }

        @Override
        public Claim claim(String key, String owner, Duration timeout) {
            return store().claim(key, owner, timeout);
        }

        @Override
        public Set<String> renew(Set<String> keys, String owner, Duration timeout) {
            return store().renew(keys, owner, timeout);
        }

        @Override
        public void release(String key, String owner) {
            store().release(key, owner);
        }
    }

    private final MapStore store = new MapStore();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    void aProcessWhoseSeatWasTakenInItsAbsenceTakesAnother() {
        Way way = new Way(store);
        Seats one = open(way);
        Seats other = open(store);
        await().until(() -> other.taken() == 2 && one.taken() == 2);

        way.gone = true;
        await().until(() -> other.taken() == 1);
        way.gone = false;

        await().until(() -> one.taken() == 2 && other.taken() == 2);
    }

    private Seats open(MapStore in) {
        Seats seats = new Seats("idempotentRepository", in, TIMEOUT);
        seats.open(thread, PAUSE);
        return seats;
    }
}
