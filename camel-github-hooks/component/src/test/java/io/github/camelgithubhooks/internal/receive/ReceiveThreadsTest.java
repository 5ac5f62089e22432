// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ReceiveThreadsTest {

    @Test
    void afterItsEndAListenerGetsNoThreads() {
        ReceiveThreads threads = new ReceiveThreads(new DefaultCamelContext());

        threads.close();

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(threads::routes);
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(threads::checks);
    }
}
