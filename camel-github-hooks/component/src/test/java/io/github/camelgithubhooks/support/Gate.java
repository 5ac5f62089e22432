// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Holds an exchange in its route until the test opens it. */
public final class Gate implements Processor {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    @Override
    public void process(Exchange exchange) throws Exception {
        reached.countDown();
        if (!opened.await(30, SECONDS)) {
            throw new IllegalStateException("nobody opened the gate");
        }
    }

    public void awaitReached() throws InterruptedException {
        if (!reached.await(30, SECONDS)) {
            throw new IllegalStateException("no exchange reached the gate");
        }
    }

    public void open() {
        opened.countDown();
    }
}
