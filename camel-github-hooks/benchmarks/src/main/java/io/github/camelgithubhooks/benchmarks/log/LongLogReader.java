// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.log;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Reader of a long log without payloads. It answers the time of the first event and of the last, the number of events
 * out of order, and the peak of the old generation.
 */
final class LongLogReader {

    private LongLogReader() {}

    /** Arguments: the address of the API, the number of rows. */
    public static void main(String[] arguments) throws Exception {
        long begin = System.nanoTime();
        CountDownLatch left = new CountDownLatch(Integer.parseInt(arguments[1]));
        AtomicLong first = new AtomicLong();
        AtomicLong before = new AtomicLong();
        AtomicLong outOfOrder = new AtomicLong();
        DefaultCamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:deliveries?" + LogServer.HOOK + "&apiUrl=" + arguments[0]
                                + "&oauthToken=x&startFrom=earliest&initialDelay=0&delay=1000&fetchPayload=false"
                                + "&requestPointsPerMinute=0")
                        .routeId("long-log")
                        .process(exchange -> {
                            first.compareAndSet(0, System.nanoTime() - begin);
                            long id = exchange.getMessage().getHeader(GitHubHooksConstants.DELIVERY_ID, Long.class);
                            if (id < before.getAndSet(id)) {
                                outOfOrder.incrementAndGet();
                            }
                            left.countDown();
                        });
            }
        });
        context.start();
        left.await();
        long all = System.nanoTime() - begin;
        ChildJvm.answer(question -> Long.toString(
                switch (question) {
                    case "first" -> first.get();
                    case "all" -> all;
                    case "outOfOrder" -> outOfOrder.get();
                    default -> peakHeap();
                }));
    }

    private static long peakHeap() {
        // the young generation is as large as the collector likes
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
