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
 * Finds out those who send a signed body again under a guid that they made up: GitHub doesn't sign the guid. Equal bodies
 * alone prove nothing, since GitHub sends them for equal events; so its log of the hook is asked. Safe for use by several
 * threads.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/best-practices-for-using-webhooks">GitHub: best practices
 *     for using webhooks</a>
 */
final class ReplayGuard {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayGuard.class);

    static final int MOST_BODIES = 100_000;
    private static final int MOST_GUIDS = 16;

    /** The guids, each with its event, under which a body came rightly, and when it did last. */
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

    /** Lets a delivery through that is new, was let through before, or is in the log. */
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

    /** What one side doesn't say, doesn't contradict. */
    private static boolean differ(String logged, String claimed) {
        return logged != null && claimed != null && !logged.equals(claimed);
    }

    /** One that is new is known from now on: two at the same time aren't both new. */
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
            // the log will be asked again
            guids.clear();
        }
        guids.add(guid);
        bodies.put(body, new Known(nanoTime.getAsLong(), guids));
    }

    /** Those that were seen last are at the end. */
    private void forgetOld() {
        Iterator<Known> oldest = bodies.values().iterator();
        while (oldest.hasNext() && nanoTime.getAsLong() - oldest.next().lastSeen() >= window.toNanos()) {
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
                    "More than {} deliveries came within replayWindow: older ones are forgotten before it ends",
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
