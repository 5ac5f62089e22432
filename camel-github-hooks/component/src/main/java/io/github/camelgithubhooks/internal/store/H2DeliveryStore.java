// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Store in H2. A kill in the middle of H2's write can leave an entry in an index, or the lock of a row, that belongs to no
 * transaction and blocks its key forever. Such a key goes on under another name.
 */
class H2DeliveryStore extends JdbcDeliveryStore {

    private static final Logger LOG = LoggerFactory.getLogger(H2DeliveryStore.class);

    H2DeliveryStore(Database database, Tables tables) {
        super(database, tables);
    }

    private static String otherName(String key) {
        return key + " (blocked)";
    }

    private static <T> T orUnderOtherName(String key, Function<String, T> change) {
        try {
            return change.apply(key);
        } catch (RuntimeException e) {
            if (!isBlocked(e)) {
                throw e;
            }
            LOG.debug("Its key is blocked: {}", key, e);
            return change.apply(otherName(key));
        }
    }

    /** Returns whether a statement has waited in vain for a lock. */
    static boolean isBlocked(RuntimeException e) {
        return e.getCause() instanceof SQLException h2 && h2.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1;
    }

    @Override
    public Claim claim(String key, String owner, Duration timeout) {
        // first: the key itself may be free meanwhile
        return super.contains(otherName(key))
                ? Claim.HANDLED
                : orUnderOtherName(key, name -> super.claim(name, owner, timeout));
    }

    @Override
    public Set<String> renew(Set<String> keys, String owner, Duration timeout) {
        Set<String> lost = new HashSet<>(super.renew(keys, owner, timeout));
        Set<String> others = lost.stream().map(H2DeliveryStore::otherName).collect(Collectors.toSet());
        Set<String> lostToo = super.renew(others, owner, timeout);
        lost.removeIf(key -> !lostToo.contains(otherName(key)));
        return lost;
    }

    @Override
    public boolean record(String key, String owner) {
        return orUnderOtherName(key, name -> super.record(name, owner));
    }

    @Override
    public void release(String key, String owner) {
        super.release(otherName(key), owner);
        super.release(key, owner);
    }

    @Override
    public boolean contains(String key) {
        return super.contains(key) || super.contains(otherName(key));
    }

    @Override
    public boolean add(String key) {
        return !contains(key) && orUnderOtherName(key, super::add);
    }

    /** Records a key that the database may have already, or only as the claim of a process that was killed. */
    void addAgain(String key) {
        if (!add(key) && !contains(key)) {
            super.add(otherName(key));
        }
    }

    @Override
    public boolean remove(String key) {
        boolean other = super.remove(otherName(key));
        return super.remove(key) || other;
    }
}
