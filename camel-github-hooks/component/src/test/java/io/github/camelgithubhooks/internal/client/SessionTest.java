// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.AtOnce;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A session is closed once, and an idle one never during a use. */
class SessionTest {

    private static final int THREADS = 64;
    private static final int ROUNDS = 1000;

    private final AtomicInteger closed = new AtomicInteger();
    private final Session session = new Session(null, null, null, closed::incrementAndGet);

    @RepeatedTest(10)
    void aUsedSessionIsNotIdle() throws Exception {
        AtomicBoolean closedDuringUse = new AtomicBoolean();

        AtOnce.call(THREADS, thread -> {
            for (int round = 0; round < ROUNDS && session.enter(); round++) {
                closedDuringUse.compareAndSet(false, session.closeIfIdle() || closed.get() > 0);
                session.leave();
            }
            return session.closeIfIdle();
        });

        assertThat(closedDuringUse).isFalse();
        assertThat(session.closeIfIdle()).isTrue();
        assertThat(session.enter()).isFalse();
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
