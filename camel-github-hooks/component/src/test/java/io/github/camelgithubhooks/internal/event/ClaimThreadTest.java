// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ClaimThreadTest {

    @Test
    void aStopDoesNotInterruptAStatement() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            ClaimThread claims = new ClaimThread();
            ScheduledExecutorService thread = claims.of(context);
            CountDownLatch answer = new CountDownLatch(1);
            Future<String> statement = thread.submit(() -> {
                answer.await();
                return "done";
            });

            claims.stop(context);
            answer.countDown();

            assertThat(statement.get(30, SECONDS)).isEqualTo("done");
            assertThat(thread.awaitTermination(30, SECONDS)).isTrue();
        }
    }
}
