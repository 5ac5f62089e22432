// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each kind of event that comes and that no route wants, once. Thread-safe. */
public final class UnwantedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(UnwantedEvents.class);

    /** The most kinds: the name of an event isn't signed, and the sender chooses the action of some. */
    private static final int MOST_KINDS = 100;

    private static final Pattern ACTION = Pattern.compile("[a-z_]{1,50}");

    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private final String place;
    private final String remedy;

    /**
     * Creates a log of what no route wants.
     *
     * @param place where the events come from, such as a path
     * @param remedy what becomes of them, and how to get them
     */
    public UnwantedEvents(String place, String remedy) {
        this.place = place;
        this.remedy = remedy;
    }

    /** Notes an event that no route wants. The action is null if there is none. */
    public void add(String event, String action) {
        String kind = action == null || !ACTION.matcher(action).matches() ? event : event + "." + action;
        if (kinds.size() < MOST_KINDS && kinds.add(kind)) {
            LOG.info("No route wants the event {}, which came {}: {}", kind, place, remedy);
        }
    }
}
