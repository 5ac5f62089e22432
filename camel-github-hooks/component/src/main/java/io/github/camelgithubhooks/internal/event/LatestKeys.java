// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The keys that were added last, in memory. When there are too many, the oldest is forgotten. No thread waits for another.
 * Thread-safe.
 */
final class LatestKeys extends ServiceSupport implements IdempotentRepository {

    /** Key that was added. Not a record: a key that was removed and added again is another one. */
    private static final class Added {
        private final String key;

        private Added(String key) {
            this.key = key;
        }
    }

    private final ConcurrentHashMap<String, Added> keys = new ConcurrentHashMap<>();

    /** In the order in which they were added, beginning again when the end is reached. Those that were removed are still there. */
    private final AtomicReferenceArray<Added> order;

    private final AtomicLong next = new AtomicLong();

    LatestKeys(int most) {
        order = new AtomicReferenceArray<>(most);
    }

    @Override
    public boolean add(String key) {
        Added added = new Added(key);
        if (keys.putIfAbsent(key, added) != null) {
            return false;
        }
        Added oldest = order.getAndSet((int) (next.getAndIncrement() % order.length()), added);
        if (oldest != null) {
            keys.remove(oldest.key, oldest);
        }
        return true;
    }

    @Override
    public boolean contains(String key) {
        return keys.containsKey(key);
    }

    @Override
    public boolean remove(String key) {
        return keys.remove(key) != null;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        keys.clear();
    }
}
