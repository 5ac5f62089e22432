// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestKeysTest {

    private static final int THREADS = 8;

    private final LatestKeys keys = new LatestKeys(3);

    @Test
    void aKeyIsAddedOnce() {
        assertThat(keys.add("a")).isTrue();
        assertThat(keys.add("a")).isFalse();
        assertThat(keys.contains("a")).isTrue();
        assertThat(keys.contains("b")).isFalse();
    }

    @Test
    void theOldestIsForgotten() {
        List.of("a", "b", "c", "d").forEach(keys::add);

        assertThat(List.of("a", "b", "c", "d")).filteredOn(keys::contains).containsExactly("b", "c", "d");
    }

    @Test
    void lookingUpAKeyOrAddingItAgainDoesntMakeItYounger() {
        List.of("a", "b", "c").forEach(keys::add);
        keys.contains("a");
        keys.add("a");
        keys.add("d");

        assertThat(keys.contains("a")).isFalse();
    }

    @Test
    void aKeyThatWasRemovedCanBeAddedAgainAndIsYoungThen() {
        List.of("a", "b").forEach(keys::add);
        assertThat(keys.remove("a")).isTrue();
        assertThat(keys.remove("a")).isFalse();
        assertThat(keys.contains("a")).isFalse();
        assertThat(keys.add("a")).isTrue();
        keys.add("c");

        assertThat(List.of("a", "b", "c")).allMatch(keys::contains);
    }

    @Test
    void nothingIsLeftAfterClearing() {
        keys.add("a");
        keys.clear();

        assertThat(keys.contains("a")).isFalse();
        assertThat(keys.add("a")).isTrue();
    }

    @Test
    void keysThatComeAndGoAreThoseOfTheLastAdditions() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int most = 500;
        LatestKeys tested = new LatestKeys(most);
        Map<String, Integer> additions = new HashMap<>();
        int count = 0;
        for (int i = 0; i < 100_000; i++) {
            String key = "key " + random.nextInt(2 * most);
            boolean known = additions.getOrDefault(key, -most) > count - most;
            assertThat(tested.contains(key))
                    .as("key %s, step %d, seed %d", key, i, seed)
                    .isEqualTo(known);
            if (random.nextInt(4) == 0) {
                assertThat(tested.remove(key)).isEqualTo(known);
                additions.remove(key);
            } else {
                assertThat(tested.add(key)).isNotEqualTo(known);
                if (!known) {
                    count++;
                    additions.put(key, count);
                }
            }
        }
    }

    @Test
    void aFullRecordKeepsItsShareOfThousands() {
        int most = 100_000;
        LatestKeys tested = new LatestKeys(most);
        IntStream.range(0, 3 * most).forEach(i -> tested.add(UUID.randomUUID() + "/" + i));
        List<String> latest =
                IntStream.range(0, most * 9 / 10).mapToObj(i -> "latest " + i).toList();

        assertThat(latest).allMatch(tested::add);
        assertThat(latest).allMatch(tested::contains);
    }

    @Test
    void ofManyThreadsOneAddsAKeyAndTheLatestStay() throws Exception {
        int count = 20_000;
        int most = 10_000;
        LatestKeys shared = new LatestKeys(most);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long added = 0;
        try {
            Callable<Long> adding = () -> addAll(shared, count);
            for (Future<Long> result : threads.invokeAll(Collections.nCopies(THREADS, adding))) {
                added += result.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(added).isGreaterThanOrEqualTo(count);
        long kept = IntStream.range(0, count)
                .filter(i -> shared.contains(Integer.toString(i)))
                .count();
        assertThat(kept).isLessThanOrEqualTo(most);
    }

    private static long addAll(LatestKeys shared, int count) {
        return IntStream.range(0, count)
                .filter(i -> shared.add(Integer.toString(i)))
                .count();
    }
}
