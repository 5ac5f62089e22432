// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Filter for the events that a route wants. {@code push,pull_request.opened} is every push, and the pull requests that were
 * opened. {@code *} is every event except {@code ping}, which has to be named.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
public final class EventFilter {

    private static final Logger LOG = LoggerFactory.getLogger(EventFilter.class);

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]+");
    private static final String PING = "ping";

    private final boolean all;
    private final Set<String> events = new HashSet<>();
    private final Set<String> actions = new HashSet<>();

    private EventFilter(String option) {
        String[] names = option.split(",", -1);
        boolean star = false;
        for (String entry : names) {
            String name = entry.strip();
            int dot = name.indexOf('.');
            String event = dot < 0 ? name : name.substring(0, dot);
            if (name.equals("*")) {
                star = true;
            } else if (!NAME.matcher(event).matches() || dot == name.length() - 1) {
                throw new IllegalArgumentException(
                        "Option events: '" + name + "' is not an event. Write GitHub's names,"
                                + " separated by commas, each with or without an action, as in push,pull_request.opened,"
                                + " or * for every event but ping");
            } else {
                (dot < 0 ? events : actions).add(name);
            }
        }
        all = star;
    }

    /**
     * Reads the option.
     *
     * @param option the option {@code events}; null or empty means {@code *}
     * @throws IllegalArgumentException if the option is malformed
     */
    public static EventFilter of(String option) {
        return new EventFilter(option == null || option.isBlank() ? "*" : option);
    }

    /** Warns of each name that GitHub doesn't describe: such a filter may wait for ever. */
    public void warnOfUnknown(String routeId) {
        Stream.concat(events.stream(), actions.stream()).sorted().forEach(name -> KnownEvents.insteadOf(name)
                .ifPresent(instead -> LOG.warn(
                        "The option events of route {} names {}, which GitHub doesn't describe: {}. Unless"
                                + " GitHub has added it since, the route gets nothing for this name",
                        routeId,
                        name,
                        instead)));
    }

    /** Returns whether the route wants an event. The action is null if there is none. */
    public boolean wants(String event, String action) {
        return events.contains(event)
                || (all && !event.equals(PING))
                || (action != null && !actions.isEmpty() && actions.contains(event + "." + action));
    }

    /** Returns the events that a hook must be subscribed to, or {@code *}; never ping, which always comes. */
    public List<String> subscription() {
        return all ? List.of("*") : eventsNotIn(List.of());
    }

    /** Returns the events that are wanted by name, but not delivered by a hook with this subscription. */
    public List<String> eventsNotIn(Collection<String> subscribed) {
        if (subscribed.contains("*")) {
            return List.of();
        }
        return Stream.concat(events.stream(), actions.stream().map(name -> name.substring(0, name.indexOf('.'))))
                .filter(event -> !event.equals(PING) && !subscribed.contains(event))
                .distinct()
                .sorted()
                .toList();
    }
}
