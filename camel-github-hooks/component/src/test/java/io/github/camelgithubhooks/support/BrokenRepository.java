// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/** A repository whose database is down, for reading too or for writing only. */
public final class BrokenRepository extends ServiceSupport implements IdempotentRepository {

    private final boolean unreadable;

    public BrokenRepository(boolean unreadable) {
        this.unreadable = unreadable;
    }

    @Override
    public boolean add(String key) {
        throw new IllegalStateException("database is down");
    }

    @Override
    public boolean contains(String key) {
        if (unreadable) {
            throw new IllegalStateException("database is down");
        }
        return false;
    }

    @Override
    public boolean remove(String key) {
        throw new IllegalStateException("database is down");
    }

    @Override
    public boolean confirm(String key) {
        throw new IllegalStateException("database is down");
    }

    @Override
    public void clear() {
        throw new IllegalStateException("database is down");
    }
}
