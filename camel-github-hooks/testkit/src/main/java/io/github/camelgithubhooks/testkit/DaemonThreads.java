// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that don't keep a test run alive. */
final class DaemonThreads implements ThreadFactory {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "github-simulator-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
