// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The deliveries of a listener that are not answered yet. A route that is done is stopped at once, when its last answer is
 * only on its way to GitHub: the path stays open for it.
 */
final class AnswersUnderWay {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Semaphore free = new Semaphore(Integer.MAX_VALUE);

    void begin() {
        free.acquireUninterruptibly();
    }

    void end() {
        free.release();
    }

    /** Waits for a short time until all are answered. */
    void awaitWritten() {
        try {
            if (free.tryAcquire(Integer.MAX_VALUE, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(Integer.MAX_VALUE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
