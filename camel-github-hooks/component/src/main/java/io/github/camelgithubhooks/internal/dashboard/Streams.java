// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.spi.DashboardServer.Client;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Streams of server-sent events, one for each page that is open, each with a thread of its own. Thread-safe. */
final class Streams {

    /** A person has a few pages open; a program has no use for more. */
    private static final int MOST = 20;

    private final History history;
    private final Overview overview;
    private final AtomicInteger open = new AtomicInteger();
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Streams(History history, Overview overview) {
        this.history = history;
        this.overview = overview;
    }

    /** Checks that there is room for a further stream. */
    void requireRoom() {
        if (closed || open.get() >= MOST) {
            throw new Problem(503, "Too many pages are open: at most " + MOST + " are updated at a time");
        }
    }

    /** Sends a client what happens, until it leaves. */
    void begin(Client client, String user) {
        // others may have come since there was room
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            client.end();
            return;
        }
        Stream stream = new Stream(client, history, () -> overview.json(user));
        streams.add(stream);
        Thread thread = new Thread(() -> run(stream, client), "GitHubHooksDashboard");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Stream stream, Client client) {
        try {
            if (closed) {
                client.end();
            } else {
                stream.run();
            }
        } finally {
            streams.remove(stream);
            open.decrementAndGet();
        }
    }

    void close() {
        closed = true;
        streams.forEach(Stream::stop);
    }
}
