// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.server;

import java.util.ArrayList;
import java.util.List;

/** The requests in order of arrival. A request is listed as soon as it was read, before it is answered. */
public final class RequestLog {

    private final List<Entry> entries = new ArrayList<>();

    synchronized Entry arrived(IncomingRequest request) {
        Entry entry = new Entry(new LoggedRequest(request, 0));
        entries.add(entry);
        return entry;
    }

    synchronized void answered(Entry entry, int status) {
        entry.logged = new LoggedRequest(entry.logged.request(), status);
    }

    /** Returns the requests as they are now. */
    public synchronized List<LoggedRequest> requests() {
        return entries.stream().map(entry -> entry.logged).toList();
    }

    public synchronized void clear() {
        entries.clear();
    }

    /** A place in the log. */
    static final class Entry {

        private LoggedRequest logged;

        private Entry(LoggedRequest logged) {
            this.logged = logged;
        }
    }
}
