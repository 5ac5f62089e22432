// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.internal.http.Calls;
import io.github.camelgithubhooks.internal.http.SignIn;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Open part of a client: its connections and accounts. It is closed when idle for some time, never during a use.
 * Thread-safe.
 */
final class Session {

    /** Is added to the number of users when the session is closed. */
    private static final int CLOSED = Integer.MIN_VALUE;

    private final HttpEndpoint http;
    private final Calls calls;
    private final SignIn signIn;
    private final Runnable release;
    private final Map<String, Reachability> reachabilities = new ConcurrentHashMap<>();
    private final AtomicInteger users = new AtomicInteger();
    private volatile long idleSince = System.nanoTime();

    /**
     * Creates an open session.
     *
     * @param release runs when the session is closed
     */
    Session(HttpEndpoint http, Calls calls, SignIn signIn, Runnable release) {
        this.http = http;
        this.calls = calls;
        this.signIn = signIn;
        this.release = release;
    }

    Calls calls() {
        return calls;
    }

    SignIn signIn() {
        return signIn;
    }

    Map<String, Reachability> reachabilities() {
        return reachabilities;
    }

    /** Begins a use. Returns false when the session is closed. */
    boolean enter() {
        return users.getAndUpdate(count -> count < 0 ? count : count + 1) >= 0;
    }

    /** Ends a use. */
    void leave() {
        idleSince = System.nanoTime();
        users.decrementAndGet();
    }

    /** Returns the idle time in nanoseconds; below 0 during a use. */
    long idle() {
        return users.get() > 0 ? -1 : System.nanoTime() - idleSince;
    }

    /** Closes the session unless it is in use. Returns whether it is closed. */
    boolean closeIfIdle() {
        if (users.compareAndSet(0, CLOSED)) {
            release();
        }
        return users.get() < 0;
    }

    /** Closes the session, even if it is in use. */
    void close() {
        if (users.getAndUpdate(count -> count < 0 ? count : count + CLOSED) >= 0) {
            release();
        }
    }

    private void release() {
        ServiceHelper.stopAndShutdownService(http);
        release.run();
    }
}
