// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.transaction.TransactionOptions;
import com.hazelcast.transaction.TransactionalMap;
import io.github.camelgithubhooks.spi.DeliveryStore;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Record of handled deliveries, with claims, in a map of a Hazelcast cluster. Set it as {@code idempotentRepository}, and a
 * {@link HazelcastStateRepository} as {@code offsetRepository}. The instance may be a member of the cluster or a client; it
 * is the user's, and stays open.
 *
 * <p>A claim is an entry that lives until its deadline. A handled delivery is one that lives for 30 days by default.
 *
 * <p>The map is as safe as its configuration makes it: with the default of one backup, a member may be lost without a loss
 * of entries. After a split of the network, both halves may handle the same event, and what was handled in the smaller one
 * can be forgotten when they merge. Configure split-brain protection for the map if that does harm: then the smaller half
 * answers 503.
 *
 * @see <a href="https://docs.hazelcast.com/hazelcast/latest/network-partitioning/split-brain-protection">Hazelcast:
 *     split-brain protection</a>
 */
public final class HazelcastDeliveryStore extends ServiceSupport implements DeliveryStore {

    /** Longer than GitHub keeps its log. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String HANDLED_BY = "handled by ";
    private static final String CLAIMED_BY = "claimed by ";

    /** How long a process that stands still can keep others from an entry. */
    private static final long LONGEST_CHANGE_SECONDS = 10;

    private final HazelcastInstance hazelcast;
    private final String name;
    private final Duration kept;

    /** Creates a store in the map {@code github-hooks-deliveries}, which keeps handled deliveries for 30 days. */
    public HazelcastDeliveryStore(HazelcastInstance hazelcast) {
        this(hazelcast, "github-hooks-deliveries", KEPT);
    }

    /**
     * Creates a store.
     *
     * @param map the name of the map, the same in all instances
     * @param kept how long a handled delivery is remembered; it should be longer than GitHub keeps its log, which is 3 days
     *     on GitHub.com
     */
    public HazelcastDeliveryStore(HazelcastInstance hazelcast, String map, Duration kept) {
        this.hazelcast = hazelcast;
        this.name = map;
        this.kept = kept;
    }

    @Override
    public Claim claim(String key, String owner, Duration timeout) {
        String mine = CLAIMED_BY + owner;
        String there = map().putIfAbsent(key, mine, timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (there == null) {
            return Claim.GRANTED;
        }
        if (there.startsWith(HANDLED_BY)) {
            return Claim.HANDLED;
        }
        return there.equals(mine) && renew(key, mine, timeout) ? Claim.GRANTED : Claim.CLAIMED_ELSEWHERE;
    }

    @Override
    public Set<String> renew(Set<String> keys, String owner, Duration timeout) {
        Set<String> lost = new LinkedHashSet<>();
        for (String key : keys) {
            if (!renew(key, CLAIMED_BY + owner, timeout)) {
                lost.add(key);
            }
        }
        return lost;
    }

    private boolean renew(String key, String mine, Duration timeout) {
        return change(map -> {
            String there = map.getForUpdate(key);
            boolean free = there == null || there.equals(mine);
            if (free) {
                map.put(key, mine, timeout.toMillis(), TimeUnit.MILLISECONDS);
            }
            return free;
        });
    }

    @Override
    public boolean record(String key, String owner) {
        String mine = HANDLED_BY + owner;
        return change(map -> {
            String there = map.getForUpdate(key);
            boolean free = there == null || there.equals(mine) || there.equals(CLAIMED_BY + owner);
            if (free) {
                map.put(key, mine, kept.toMillis(), TimeUnit.MILLISECONDS);
            }
            return free;
        });
    }

    @Override
    public void release(String key, String owner) {
        map().remove(key, CLAIMED_BY + owner);
    }

    @Override
    public boolean contains(String key) {
        String there = map().get(key);
        return there != null && there.startsWith(HANDLED_BY);
    }

    @Override
    public boolean add(String key) {
        return map().putIfAbsent(key, HANDLED_BY, kept.toMillis(), TimeUnit.MILLISECONDS) == null;
    }

    @Override
    public boolean remove(String key) {
        return map().remove(key) != null;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        map().clear();
    }

    private IMap<String, String> map() {
        return hazelcast.getMap(name);
    }

    /** Changes an entry depending on what it is. If this process stands still meanwhile for long, nothing is changed. */
    private boolean change(Function<TransactionalMap<String, String>, Boolean> change) {
        return hazelcast.executeTransaction(
                new TransactionOptions().setTimeout(LONGEST_CHANGE_SECONDS, TimeUnit.SECONDS),
                transaction -> change.apply(transaction.getMap(name)));
    }
}
