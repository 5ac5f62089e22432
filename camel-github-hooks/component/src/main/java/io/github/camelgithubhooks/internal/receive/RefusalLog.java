// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log of the requests that a path refuses, which anybody can send in any number. The first one for each reason has a line of
 * its own; those that follow share one line a minute. Thread-safe.
 */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    static final Duration PAUSE = Duration.ofMinutes(1);
    static final int MOST_ADDRESSES = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final class Following {
        private final Set<String> addresses = new HashSet<>();
        private Instant since;
        private long count;
    }

    private final String path;
    private final InstantSource clock;
    private final Later later;
    private final Consumer<String> log;
    private final Map<Answer, Following> following = new EnumMap<>(Answer.class);

    RefusalLog(String path) {
        this(
                path,
                InstantSource.system(),
                (task, delay) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(task),
                LOG::warn);
    }

    RefusalLog(String path, InstantSource clock, Later later, Consumer<String> log) {
        this.path = path;
        this.clock = clock;
        this.later = later;
        this.log = log;
    }

    /**
     * Logs a refusal, or counts it for the next summary.
     *
     * @param guid the guid that the request claims, fit for a log
     * @param address the origin of the request, null if unknown
     * @param why what the answer doesn't say, empty if it says everything
     * @return whether the refusal is the first of its kind within a minute
     */
    synchronized boolean add(Answer answer, Supplier<String> guid, String address, String why) {
        Following more = following.get(answer);
        if (more != null) {
            more.count++;
            if (address != null && more.addresses.size() < MOST_ADDRESSES) {
                more.addresses.add(address);
            }
            return false;
        }
        log.accept("Answered " + answer.status() + " to delivery " + guid.get() + " on " + path + ": " + answer + why);
        follow(answer);
        return true;
    }

    private void follow(Answer answer) {
        Following more = new Following();
        more.since = clock.instant();
        following.put(answer, more);
        later.run(() -> sumUp(answer, more), PAUSE);
    }

    private synchronized void sumUp(Answer answer, Following more) {
        if (following.remove(answer, more) && more.count > 0) {
            log.accept(summary(answer, more));
            follow(answer);
        }
    }

    /** Writes the pending summaries. To be called when the path is closed. */
    synchronized void close() {
        following.forEach((answer, more) -> {
            if (more.count > 0) {
                log.accept(summary(answer, more));
            }
        });
        following.clear();
    }

    private String summary(Answer answer, Following more) {
        return String.format(
                Locale.ROOT,
                "Answered %d to deliveries on %s: %,d more since %s: %s%s",
                answer.status(),
                path,
                more.count,
                TIME.format(more.since.atZone(ZoneId.systemDefault())),
                answer,
                from(more.addresses.size()));
    }

    private static String from(int addresses) {
        return switch (addresses) {
            case 0 -> "";
            case 1 -> ", from 1 address";
            case MOST_ADDRESSES -> String.format(Locale.ROOT, ", from %,d addresses or more", addresses);
            default -> ", from " + addresses + " addresses";
        };
    }

    /** Runs a task after a delay. */
    @FunctionalInterface
    interface Later {
        void run(Runnable task, Duration delay);
    }
}
