// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.ArrayList;
import java.util.List;

/** What arrived, in order of arrival. A request is listed from the moment it was read, before it is answered. */
final class RequestLog {

    private final List<Entry> entries = new ArrayList<>();

    synchronized Entry arrived(RecordedRequest request) {
        Entry entry = new Entry(request);
        entries.add(entry);
        return entry;
    }

    synchronized void answered(Entry entry, int status) {
        entry.request = entry.request.answered(status);
    }

    synchronized List<RecordedRequest> requests() {
        return entries.stream().map(entry -> entry.request).toList();
    }

    synchronized void clear() {
        entries.clear();
    }

    /** A place in the log. */
    static final class Entry {

        private RecordedRequest request;

        private Entry(RecordedRequest request) {
            this.request = request;
        }
    }
}
