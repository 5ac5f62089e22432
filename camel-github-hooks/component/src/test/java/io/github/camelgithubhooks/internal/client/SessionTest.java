// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.AtOnce;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A session is closed once, and an idle one never during a use. */
class SessionTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 1000;

    private final AtomicInteger closed = new AtomicInteger();
    private final Session session = new Session(null, null, null, closed::incrementAndGet);

    @RepeatedTest(20)
    void aUsedSessionIsNotIdle() throws Exception {
        AtomicInteger closedDuringUse = new AtomicInteger();

        AtOnce.call(THREADS, thread -> {
            for (int round = 0; round < ROUNDS && session.enter(); round++) {
                closedDuringUse.addAndGet(closed.get());
                session.leave();
                session.closeIfIdle();
            }
            return null;
        });

        assertThat(closedDuringUse).hasValue(0);
        assertThat(closed).hasValue(1);
    }

    @Test
    void aUseEndsAfterTheSessionWasClosed() {
        session.enter();
        session.close();
        session.leave();

        session.close();

        assertThat(session.enter()).isFalse();
        assertThat(closed).hasValue(1);
    }
}
