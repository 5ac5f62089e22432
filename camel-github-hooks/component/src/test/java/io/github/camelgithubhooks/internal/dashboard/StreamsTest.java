// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.spi.DashboardServer.Client;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The number of streams is bounded, and each of them ends. */
class StreamsTest {

    private final History history = new History();
    private final AtomicInteger ended = new AtomicInteger();
    private final Streams streams = new Streams(
            history,
            new Overview(
                    new DefaultCamelContext(),
                    List::of,
                    history,
                    new WaitingRows(history, new MissedEvents(Runnable::run)),
                    new Access(false),
                    10));

    @AfterEach
    void close() {
        streams.close();
    }

    private void begin() {
        streams.begin(
                new Client() {
                    @Override
                    public boolean send(String text) {
                        return true;
                    }

                    @Override
                    public void end() {
                        ended.incrementAndGet();
                    }
                },
                null);
    }

    @Test
    void pagesThatComeAtTheSameTimeAreNoMoreThanAllowed() {
        for (int page = 0; page < 23; page++) {
            // each has passed the check that there is room
            begin();
        }

        assertThat(ended).hasValue(3);
        streams.close();
        await().untilAsserted(() -> assertThat(ended).hasValue(23));
    }

    @Test
    void aPageThatComesTooLateIsNotKeptWaiting() {
        streams.close();

        begin();

        await().untilAsserted(() -> assertThat(ended).hasValue(1));
    }
}
