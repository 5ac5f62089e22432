// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.internal.http.Calls;
import io.github.camelgithubhooks.internal.http.SignIn;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What a client has open: its connections, and what it knows of its accounts. It is closed when nobody has used it for some
 * time, never while somebody does. Thread-safe.
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
     * An open one.
     *
     * @param release called when it is closed
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

    /** Begins to use it; returns false when it is closed. */
    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        users++;
        return true;
    }

    /** Ends what {@link #enter} began. */
    synchronized void leave() {
        users--;
        idleSince = System.nanoTime();
    }

    /** Returns for how long nobody has used it, in nanoseconds; below 0 while somebody does. */
    synchronized long idle() {
        return users > 0 ? -1 : System.nanoTime() - idleSince;
    }

    /** Closes it unless somebody uses it; returns whether it is closed. */
    synchronized boolean closeIfIdle() {
        if (users == 0) {
            close();
        }
        return closed;
    }

    /** Closes it, whoever uses it. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            ServiceHelper.stopAndShutdownService(http);
            release.run();
        }
    }
}
