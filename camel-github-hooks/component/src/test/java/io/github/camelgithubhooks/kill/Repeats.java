// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import io.github.camelgithubhooks.kill.KilledReceiver.Kill;
import io.github.camelgithubhooks.kill.KilledReceiver.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The events that a killed receiver handled more than once, and why. A handling that a later one repeats was <em>in flight
 * at a kill</em> when the life that it belongs to was ended by a kill, the repetition is of a later life, and
 *
 * <ul>
 *   <li>of a pushed event: GitHub got no answer, and was waiting for it when the kill came, or had given up on a slow
 *       machine and the route had begun with the event right before;
 *   <li>of one from the log: it was the last that the catch-up had begun with in that life. To a route that works on the
 *       catch-up's own thread, as the receiver's does, it offers the next event only when this one is recorded.
 * </ul>
 *
 * Both are seen from outside, in GitHub's log and in the journal. Such an event may have
 * been recorded or not; nobody can know. One that was <em>brought before</em> a kill is any other that the catch-up brought
 * in a life that a kill ended, which is repeated in a later life. All else is <em>unexcused</em>.
 */
final class Repeats {

    /** One of the times that an event was handled, in which life. */
    private record Handling(int life, Journal.Entry entry) {}

    /** From the route's entry in the journal to the record, on a machine that is so slow that GitHub gave up. */
    private static final Duration RECORDING = Duration.ofSeconds(2);

    private final List<List<Journal.Entry>> lives;
    private final List<Kill> kills;
    private final Map<String, Sent> events;
    private final List<String> inFlight = new ArrayList<>();
    private final List<String> broughtBefore = new ArrayList<>();
    private final List<String> unexcused = new ArrayList<>();

    /**
     * Looks for them.
     *
     * @param events what GitHub sent, by guid
     */
    Repeats(List<List<Journal.Entry>> lives, List<Kill> kills, Map<String, Sent> events) {
        this.lives = lives;
        this.kills = kills;
        this.events = events;
        handlings().forEach(this::sortIn);
    }

    /** The events all repetitions of which are due to one that was in flight at a kill. */
    List<String> inFlight() {
        return inFlight;
    }

    /** The events that were repeated because the catch-up had brought them before a kill. */
    List<String> broughtBefore() {
        return broughtBefore;
    }

    /** The events that were repeated for no such reason, with what happened to them. */
    List<String> unexcused() {
        return unexcused;
    }

    int size() {
        return inFlight.size() + broughtBefore.size() + unexcused.size();
    }

    private Map<String, List<Handling>> handlings() {
        Map<String, List<Handling>> byGuid = new LinkedHashMap<>();
        for (int life = 0; life < lives.size(); life++) {
            for (Journal.Entry entry : lives.get(life)) {
                if (entry.done()) {
                    byGuid.computeIfAbsent(entry.guid(), absent -> new ArrayList<>())
                            .add(new Handling(life, entry));
                }
            }
        }
        return byGuid;
    }

    private void sortIn(String guid, List<Handling> handlings) {
        if (handlings.size() < 2) {
            return;
        }
        boolean allInFlight = true;
        for (int i = 0; i + 1 < handlings.size(); i++) {
            Handling before = handlings.get(i);
            boolean inLaterLife = before.life() < handlings.get(i + 1).life();
            boolean wasInFlight = inLaterLife && isLastBeforeKill(before);
            allInFlight &= wasInFlight;
            if (!wasInFlight && (!inLaterLife || before.entry().pushed())) {
                unexcused.add(describe(guid, handlings));
                return;
            }
        }
        (allInFlight ? inFlight : broughtBefore).add(guid);
    }

    private boolean isLastBeforeKill(Handling handling) {
        if (handling.life() >= kills.size()) {
            return false;
        }
        String guid = handling.entry().guid();
        if (handling.entry().pushed()) {
            Sent event = events.get(guid);
            Kill kill = kills.get(handling.life());
            return event.delivery().statusCode() == 0
                    && (kill.during(event)
                            || handling.entry().at().isAfter(kill.begin().minus(RECORDING)));
        }
        return guid.equals(lastFromLog(handling.life()));
    }

    /** The guid that the catch-up began with last in a life; null if it began with none. */
    private String lastFromLog(int life) {
        return lives.get(life).stream()
                .filter(entry -> !entry.done() && !entry.pushed())
                .map(Journal.Entry::guid)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private String describe(String guid, List<Handling> handlings) {
        Sent event = events.get(guid);
        StringBuilder text = new StringBuilder("%s, sent at %s, %s at %s, handled in"
                .formatted(
                        guid, event.delivery().deliveredAt(), event.delivery().status(), event.outcomeAt()));
        for (Handling handling : handlings) {
            int life = handling.life();
            text.append(" life %d from %s at %s, killed at %s;"
                    .formatted(
                            life,
                            handling.entry().source(),
                            handling.entry().at(),
                            life < kills.size() ? kills.get(life).begin() : "no time"));
        }
        return text.toString();
    }
}
