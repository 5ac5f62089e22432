// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * What a listing returns: an unmodifiable list that Camel converts to a JSON array, with {@code convertBodyTo}.
 *
 * @param <T> {@link Hook}, {@link DeliverySummary}, {@link EnsuredHook}, {@link EnsuredRepository} or {@link AuditedOwner}
 */
public final class GitHubList<T extends GitHubObject> extends AbstractList<T> implements RandomAccess {

    private final List<T> items;

    public GitHubList(List<T> items) {
        this.items = List.copyOf(items);
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
