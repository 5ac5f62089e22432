// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.util.function.Supplier;

/** Guard of a database against what it doesn't survive. */
interface Guard {

    /** Guard of a database that takes care of itself. */
    Guard NONE = new Guard() {
        @Override
        public <T> T writing(Supplier<T> write) {
            return write.get();
        }

        @Override
        public <T> T using(Supplier<T> use) {
            return use.get();
        }
    };

    /**
     * Writes to the database.
     *
     * @throws IllegalStateException if that would do harm
     */
    <T> T writing(Supplier<T> write);

    /**
     * Uses the database.
     *
     * @throws IllegalStateException if it can't be used any more
     */
    <T> T using(Supplier<T> use);
}
