// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import io.github.camelgithubhooks.spi.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.support.service.ServiceSupport;

/** A store of a user's own, in a map that instances in one process share. */
public class MapStore extends ServiceSupport implements DeliveryStore {

    /** A claim, or without a deadline a handled delivery. */
    private record Entry(String owner, Instant deadline) {

        boolean isOf(String claimant) {
            return owner.equals(claimant) && deadline != null;
        }

        boolean isFree() {
            return deadline != null && deadline.isBefore(Instant.now());
        }
    }

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public Claim claim(String key, String owner, Duration timeout) {
        Entry claim = new Entry(owner, Instant.now().plus(timeout));
        Entry entry = entries.merge(key, claim, (there, mine) -> there.isFree() || there.isOf(owner) ? mine : there);
        return entry.equals(claim) ? Claim.GRANTED : entry.deadline() == null ? Claim.HANDLED : Claim.CLAIMED_ELSEWHERE;
    }

    @Override
    public Set<String> renew(Set<String> keys, String owner, Duration timeout) {
        Set<String> lost = new HashSet<>(keys);
        keys.forEach(key -> entries.computeIfPresent(key, (same, entry) -> {
            boolean mine = entry.isOf(owner) && lost.remove(key);
            return mine ? new Entry(owner, Instant.now().plus(timeout)) : entry;
        }));
        return lost;
    }

    @Override
    public boolean record(String key, String owner) {
        Entry handled = new Entry(owner, null);
        Entry entry = entries.merge(key, handled, (there, mine) -> there.isFree() || there.isOf(owner) ? mine : there);
        return entry.equals(handled);
    }

    @Override
    public void release(String key, String owner) {
        entries.computeIfPresent(key, (same, entry) -> entry.isOf(owner) ? null : entry);
    }

    @Override
    public boolean contains(String key) {
        Entry entry = entries.get(key);
        return entry != null && entry.deadline() == null;
    }

    @Override
    public boolean add(String key) {
        return entries.putIfAbsent(key, new Entry("", null)) == null;
    }

    @Override
    public boolean remove(String key) {
        return entries.remove(key) != null;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        entries.clear();
    }
}
