// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.store;

import io.github.camelgithubhooks.benchmarks.measure.Spread;
import io.github.camelgithubhooks.spi.DeliveryStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Deliveries that are claimed, looked up and recorded, one after the other. */
final class StoredDeliveries {

    private static final String OWNER = UUID.randomUUID().toString();
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(30);

    /** The store removes old rows with one record in so many. */
    private static final int RECORDS_FOR_A_REMOVAL = 100;

    private final DeliveryStore store;
    private final Postgres postgres;
    private final int count;

    /**
     * Prepares deliveries.
     *
     * @param count their number, a multiple of 100
     */
    StoredDeliveries(DeliveryStore store, Postgres postgres, int count) {
        this.store = store;
        this.postgres = postgres;
        this.count = count;
        store.start();
    }

    /** Cost of a delivery. */
    record Cost(
            double claimMicros,
            double lookUpMicros,
            double recordMicros,
            double removalMillis,
            double slowestRemovalMillis,
            double databaseMicros) {}

    /** Handles all of them; returns what one costs. */
    Cost cost() throws IOException {
        List<Double> claims = new ArrayList<>();
        List<Double> lookUps = new ArrayList<>();
        List<Double> records = new ArrayList<>();
        List<Double> removals = new ArrayList<>();
        long before = postgres.cpuNanos();
        for (int i = 1; i <= count; i++) {
            String key = "events/" + UUID.randomUUID();
            long begin = System.nanoTime();
            if (store.claim(key, OWNER, CLAIM_TIMEOUT) != DeliveryStore.Claim.GRANTED) {
                throw new IllegalStateException("Not granted: " + key);
            }
            long claimed = System.nanoTime();
            store.contains(key);
            long lookedUp = System.nanoTime();
            store.record(key, OWNER);
            long recorded = System.nanoTime();
            claims.add((claimed - begin) / 1e3);
            lookUps.add((lookedUp - claimed) / 1e3);
            (i % RECORDS_FOR_A_REMOVAL == 0 ? removals : records).add((recorded - lookedUp) / 1e3);
        }
        double database = (postgres.cpuNanos() - before) / 1e3 / count;
        Spread removal = Spread.of(removals);
        return new Cost(
                Spread.of(claims).median(),
                Spread.of(lookUps).median(),
                Spread.of(records).median(),
                removal.median() / 1e3,
                removal.most() / 1e3,
                database);
    }
}
