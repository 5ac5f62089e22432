// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One attempt to deliver an event to a route, or a request that was refused. What isn't known is null.
 *
 * @param id grows with time; unique among the instances that share a database
 * @param at when it ended, in milliseconds since 1970
 * @param guid the guid of the event; that of a refused request is only a claim
 * @param deliveryId the attempt in GitHub's log
 * @param hookId the hook; that of a push is only a claim
 * @param outcome what became of it
 * @param status the status of the answer, 0 if there was none
 * @param words why, fit to be shown
 * @param tookNanos from the arrival to the end, -1 if unknown
 * @param replay whether a person or a route asked for it
 */
public record HistoryRow(
        long id,
        long at,
        String guid,
        Long deliveryId,
        String hookId,
        String routeId,
        Source source,
        String event,
        String action,
        String repository,
        String sender,
        Outcome outcome,
        int status,
        String words,
        long tookNanos,
        boolean replay) {

    /** The most characters of a text that comes from outside. */
    static final int LONGEST = 500;

    /** No database takes the first; half a character, as the cut leaves it, is neither UTF-8 nor JSON. */
    private static final Pattern UNFIT = Pattern.compile("[\\x00\\p{Cs}]");

    /** Way on which an attempt came. */
    public enum Source {
        PUSH,
        LOG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Shortens texts: anybody can send anything. */
    public HistoryRow {
        guid = fit(guid);
        hookId = fit(hookId);
        event = fit(event);
        action = fit(action);
        repository = fit(repository);
        sender = fit(sender);
        words = fit(Words.shown(words));
    }

    private static String fit(String text) {
        if (text == null) {
            return null;
        }
        String shortened = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return isPlain(shortened) ? shortened : UNFIT.matcher(shortened).replaceAll("?");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** Returns what the row is about. A refused request is about nothing else: its guid is only a claim. */
    Subject subject() {
        return guid == null || (outcome == Outcome.REFUSED && event == null)
                ? new Subject(Long.toString(id), null)
                : new Subject(guid, routeId);
    }

    /** Event and route, whose attempts belong together. */
    record Subject(String guid, String routeId) {}
}
