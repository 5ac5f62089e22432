// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Runs a task beside the test, on a thread of its own. Java's common pool won't do for tasks that wait: since Java 25 it has
 * a single thread on two processors, and the second task would never start.
 */
public final class Background {

    private Background() {}

    public static CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, Background::start);
    }

    public static <T> CompletableFuture<T> supply(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, Background::start);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "background of a test");
        thread.setDaemon(true);
        thread.start();
    }
}
