// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.LogLookup;
import io.github.camelgithubhooks.internal.event.LogLookup.Logged;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guard against signed bodies that somebody sends again under an invented guid, which GitHub doesn't sign. Equal bodies alone
 * prove nothing, since GitHub sends them for equal events, so GitHub's log of the hook is asked. Thread-safe.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/best-practices-for-using-webhooks">GitHub: best practices
 *     for using webhooks</a>
 */
final class ReplayGuard {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayGuard.class);

    static final int MOST_BODIES = 100_000;
    private static final int MOST_GUIDS = 16;

    /** The guids, each with its event, under which a body was accepted, and when that happened last. */
    private record Known(long lastSeen, Set<String> guids) {}

    private final Duration window;
    private final LongSupplier nanoTime;
    private final Map<ByteBuffer, Known> bodies = new LinkedHashMap<>();
    private boolean warned;

    ReplayGuard(Duration window) {
        this(window, System::nanoTime);
    }

    ReplayGuard(Duration window, LongSupplier nanoTime) {
        this.window = window;
        this.nanoTime = nanoTime;
    }

    Duration window() {
        return window;
    }

    /** Refuses a delivery unless it is new, was accepted before, or is in the log. */
    void check(VerifiedDelivery delivery, LogLookup log) throws RefusedException, InterruptedException {
        ByteBuffer body = digest(delivery.body());
        String guid = delivery.event() + "/" + delivery.guid();
        if (isAcceptable(body, guid)) {
            return;
        }
        Optional<Logged> logged;
        try {
            logged = log.find(delivery.guid());
        } catch (RuntimeException e) {
            throw new RefusedException(Answer.LOG_UNAVAILABLE, e.getMessage());
        }
        Logged row = logged.orElseThrow(() -> new RefusedException(Answer.NOT_LOGGED));
        if (!row.event().equals(delivery.event()) || differ(row.action(), delivery.action())) {
            throw new RefusedException(Answer.LOGGED_OTHERWISE);
        }
        add(body, guid);
    }

    /** Returns whether the two contradict each other. An unknown action contradicts nothing. */
    private static boolean differ(String logged, String claimed) {
        return logged != null && claimed != null && !logged.equals(claimed);
    }

    /** Returns whether the body is new, or known under this guid. A new one is known from now on: of two at a time one is new. */
    private synchronized boolean isAcceptable(ByteBuffer body, String guid) {
        forgetOld();
        Known known = bodies.get(body);
        if (known != null) {
            return known.guids().contains(guid);
        }
        makeRoom();
        add(body, guid);
        return true;
    }

    private synchronized void add(ByteBuffer body, String guid) {
        Known before = bodies.remove(body);
        Set<String> guids = before == null ? new HashSet<>() : before.guids();
        if (guids.size() >= MOST_GUIDS) {
            // the log is asked again then
            guids.clear();
        }
        guids.add(guid);
        bodies.put(body, new Known(nanoTime.getAsLong(), guids));
    }

    /** Forgets what is older than the window. The bodies that were seen last are at the end. */
    private void forgetOld() {
        Iterator<Known> oldest = bodies.values().iterator();
        while (oldest.hasNext()
                && Duration.ofNanos(nanoTime.getAsLong() - oldest.next().lastSeen())
                                .compareTo(window)
                        >= 0) {
            oldest.remove();
        }
    }

    private void makeRoom() {
        if (bodies.size() < MOST_BODIES) {
            return;
        }
        bodies.remove(bodies.keySet().iterator().next());
        if (!warned) {
            warned = true;
            LOG.warn(
                    "More than {} deliveries arrived within replayWindow: older ones are forgotten before it ends",
                    MOST_BODIES);
        }
    }

    private static ByteBuffer digest(byte[] body) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256", e);
        }
    }
}
