// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Counts the lines of a log, and keeps the first of each kind. */
final class LineCounter extends AppenderBase<ILoggingEvent> {

    private static final int MOST_KINDS = 100;

    private record Kind(String logger, String pattern) {}

    private record Seen(String first, AtomicLong count) {}

    private final Map<Kind, Seen> kinds = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    @Override
    protected void append(ILoggingEvent event) {
        count.incrementAndGet();
        String pattern = event.getMessage() == null ? "" : event.getMessage().replaceAll("\\d+", "N");
        Kind kind = new Kind(event.getLoggerName(), pattern.substring(0, Math.min(60, pattern.length())));
        Seen seen = kinds.get(kind);
        if (seen == null && kinds.size() < MOST_KINDS) {
            String thrown = event.getThrowableProxy() == null
                    ? ""
                    : " | " + event.getThrowableProxy().getClassName() + ": "
                            + event.getThrowableProxy().getMessage();
            seen = kinds.computeIfAbsent(
                    kind,
                    absent -> new Seen(
                            event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage()
                                    + thrown,
                            new AtomicLong()));
        }
        if (seen != null) {
            seen.count().incrementAndGet();
        }
    }

    long count() {
        return count.get();
    }

    /** Returns the most frequent kinds of lines, in one line. */
    String summary() {
        return kinds.values().stream()
                .sorted(Comparator.comparingLong((Seen seen) -> -seen.count().get()))
                .limit(12)
                .map(seen -> seen.count() + " x " + seen.first().replaceAll("[\\r\\n;]", " "))
                .collect(Collectors.joining(";"));
    }
}
