// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Which deliveries a route is handling, kept in memory, and which it has handled, kept in the repository. A guid is
 * recorded only after success: added before, it would be a duplicate for ever once the process dies in between.
 */
final class HandledDeliveries {

    /** What a guid is when it is offered. */
    enum Claim {
        /** Nobody has it: it is now in progress, until it is recorded or released. */
        GRANTED,
        IN_PROGRESS,
        RECORDED
    }

    private final IdempotentRepository repository;
    private final String prefix;
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

    HandledDeliveries(IdempotentRepository repository, String prefix) {
        this.repository = repository;
        this.prefix = prefix;
    }

    /** Claims a guid. When the repository throws, the guid is free again. */
    Claim claim(String guid) {
        if (!inProgress.add(guid)) {
            return repository.contains(key(guid)) ? Claim.RECORDED : Claim.IN_PROGRESS;
        }
        boolean granted = false;
        try {
            granted = !repository.contains(key(guid));
            return granted ? Claim.GRANTED : Claim.RECORDED;
        } finally {
            if (!granted) {
                inProgress.remove(guid);
            }
        }
    }

    void record(String guid) {
        String key = key(guid);
        repository.add(key);
        repository.confirm(key);
    }

    void release(String guid) {
        inProgress.remove(guid);
    }

    IdempotentRepository repository() {
        return repository;
    }

    private String key(String guid) {
        return prefix + "/" + guid;
    }
}
