// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.metrics.Counts;
import io.github.camelgithubhooks.internal.metrics.LastDelivery;
import io.github.camelgithubhooks.internal.metrics.Measure;
import io.github.camelgithubhooks.internal.metrics.Meters;
import io.github.camelgithubhooks.internal.receive.Answer.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Figures of a receiver for those who operate it. Nothing of a payload is kept. Thread-safe. */
public final class ReceiveFigures {

    private final Counts<Answer> answers = new Counts<>(Answer.class);
    private volatile LastDelivery last;
    private volatile String repositoryTrouble;
    private volatile boolean repositoryKnown;
    private volatile Meters meters;

    /** Returns how many requests were answered with what, by reason, such as {@code done}. */
    public Map<String, Long> answers() {
        return answers.toMap();
    }

    /** Returns how many requests were refused for what they are, not for what a route made of them. */
    public long refused() {
        return sum(Severity.REFUSED) + sum(Severity.UNCHECKED);
    }

    /** Returns how many deliveries were answered with success, without duplicates. */
    public long accepted() {
        return sum(Severity.ACCEPTED);
    }

    /** Returns how many deliveries had been handled before. */
    public long duplicates() {
        return sum(Severity.DUPLICATE);
    }

    /** Returns how many pings were answered. */
    public long pings() {
        return answers.of(Answer.PONG);
    }

    /** Returns how many deliveries the route failed on, or took too long for: they may come again. */
    public long released() {
        return sum(Severity.FAILED);
    }

    /** Returns how many deliveries a route couldn't take, such as while it was stopped: they may come again. */
    public long turnedAway() {
        return sum(Severity.POSTPONED) - answers.of(Answer.IN_PROGRESS);
    }

    private long sum(Severity severity) {
        long sum = 0;
        for (Answer answer : Answer.values()) {
            sum += answer.severity() == severity ? answers.of(answer) : 0;
        }
        return sum;
    }

    /** Returns the last delivery that passed the checks. */
    public Optional<LastDelivery> lastDelivery() {
        return Optional.ofNullable(last);
    }

    Counts<Answer> counts() {
        return answers;
    }

    void passed(VerifiedDelivery delivery) {
        last = new LastDelivery(Instant.now(), delivery.event(), delivery.guid());
    }

    void repositoryFailed(RuntimeException e) {
        repositoryKnown = true;
        repositoryTrouble = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    void repositoryWorks() {
        repositoryKnown = true;
        repositoryTrouble = null;
    }

    /**
     * Returns what keeps deliveries from being handled; empty if nothing does. It tries the repository before the first
     * delivery does, and again after a failure: once the process is out of service, no delivery comes that would.
     *
     * @param catchUp whether failed deliveries are fetched later
     */
    Optional<String> trouble(HandledDeliveries handled, boolean catchUp) {
        if (repositoryKnown && repositoryTrouble == null) {
            return Optional.empty();
        }
        try {
            handled.tryRepository();
            repositoryWorks();
            return Optional.empty();
        } catch (RuntimeException e) {
            repositoryFailed(e);
            return Optional.of("The " + handled.option() + " fails (" + repositoryTrouble
                    + "): deliveries are answered 500 or 503. "
                    + (catchUp
                            ? "Repair it, and catch-up brings them"
                            : "GitHub never redelivers by itself. Repair it, then redeliver the failed deliveries, or"
                                    + " set catchUp=true"));
        }
    }

    /**
     * Returns what looks wrong with the hook. Anybody can send a wrong signature, so nothing once one was right.
     */
    List<String> hints() {
        List<String> hints = new ArrayList<>();
        long wrong = answers.of(Answer.SIGNATURE_WRONG);
        long missing = answers.of(Answer.SIGNATURE_MISSING);
        if (last == null && wrong > 0) {
            hints.add("No delivery was verified since the start, and " + wrong
                    + " requests had a wrong signature: the option"
                    + " webhookSecret probably isn't the secret of the hook. Set the hook's with"
                    + " github-hooks:updateConfig?webhookSecret=..., and check that no proxy changes the body");
        }
        if (last == null && missing > 0) {
            hints.add(
                    "No delivery was verified since the start, and " + missing + " requests had no signature: the hook"
                            + " probably has no secret. Give it one with github-hooks:updateConfig?webhookSecret=...");
        }
        return hints;
    }

    void show(CamelContext context, String route) {
        if (route != null) {
            meters = Meters.in(context);
            answers.show(meters, Measure.RECEIVED, route);
        }
    }

    void hide() {
        if (meters != null) {
            meters.close();
            meters = null;
        }
    }
}
