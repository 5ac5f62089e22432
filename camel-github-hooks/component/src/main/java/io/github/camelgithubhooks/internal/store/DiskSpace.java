// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.util.ObjectHelper;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * Guard of H2 against a full disk. H2 survives no failed write: later calls wait forever and keep a processor busy. So
 * nothing is written while there is little space left, and the database isn't used any more after a write has failed
 * all the same.
 */
final class DiskSpace implements Guard {

    /** More than H2 writes between two checks. */
    private static final long LEAST_FREE_BYTES = 32 << 20;

    /** Errors of transactions that get in each other's way, which the store survives. */
    private static final Set<Integer> WAITED_IN_VAIN =
            Set.of(DataUtils.ERROR_TRANSACTION_LOCKED, DataUtils.ERROR_TRANSACTIONS_DEADLOCK);

    private final Path directory;
    private final LongSupplier freeBytes;
    private volatile String broken;

    DiskSpace(Path directory, LongSupplier freeBytes) {
        this.directory = directory;
        this.freeBytes = freeBytes;
    }

    /**
     * Writes to the database.
     *
     * @throws IllegalStateException if there is too little space, or an earlier write failed
     */
    @Override
    public <T> T writing(Supplier<T> write) {
        long free = freeBytes.getAsLong();
        if (free < LEAST_FREE_BYTES) {
            throw new IllegalStateException("The disk of the stateDirectory " + directory + " is full, with "
                    + (free >> 20) + " MB left of the " + (LEAST_FREE_BYTES >> 20)
                    + " MB that it needs: free some space there");
        }
        return using(write);
    }

    /**
     * Uses the database.
     *
     * @throws IllegalStateException if an earlier write failed
     */
    @Override
    public <T> T using(Supplier<T> use) {
        if (broken != null) {
            throw new IllegalStateException(broken);
        }
        try {
            return use.get();
        } catch (RuntimeException e) {
            MVStoreException failure = ObjectHelper.getException(MVStoreException.class, e);
            if (failure != null && !WAITED_IN_VAIN.contains(failure.getErrorCode())) {
                broken = "The stateDirectory " + directory + " could not be written (" + failure.getMessage()
                        + "): check whether its disk is full, and restart the process";
                throw new IllegalStateException(broken, e);
            }
            throw e;
        }
    }
}
