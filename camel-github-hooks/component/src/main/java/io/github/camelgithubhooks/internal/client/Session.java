// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.internal.http.Calls;
import io.github.camelgithubhooks.internal.http.SignIn;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Open part of a client: its connections and accounts. It is closed when idle for some time, never during a use.
 * Thread-safe.
 */
final class Session {

    private final HttpEndpoint http;
    private final Calls calls;
    private final SignIn signIn;
    private final Runnable release;
    private final Map<String, Reachability> reachabilities = new ConcurrentHashMap<>();
    private int users;
    private boolean closed;
    private long idleSince = System.nanoTime();

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
    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        users++;
        return true;
    }

    /** Ends a use. */
    synchronized void leave() {
        users--;
        idleSince = System.nanoTime();
    }

    /** Returns the idle time in nanoseconds; below 0 during a use. */
    synchronized long idle() {
        return users > 0 ? -1 : System.nanoTime() - idleSince;
    }

    /** Closes the session unless it is in use. Returns whether it is closed. */
    synchronized boolean closeIfIdle() {
        if (users == 0) {
            close();
        }
        return closed;
    }

    /** Closes the session, even if it is in use. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            ServiceHelper.stopAndShutdownService(http);
            release.run();
        }
    }
}
