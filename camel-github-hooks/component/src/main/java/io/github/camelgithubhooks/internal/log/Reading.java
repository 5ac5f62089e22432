// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

/** Reading of the log of one hook or of several. Used by one thread at a time, except for {@link #saveUnlessBusy}. */
interface Reading {

    /**
     * Looks at the log, and offers what is due to the route. Returns how many events the route got.
     *
     * @param most how many events the route may get
     */
    int poll(int most) throws InterruptedException;

    /** Saves how far the log was read, if it was found. */
    void save();

    /** Saves it, unless another thread is looking. */
    void saveUnlessBusy();
}
