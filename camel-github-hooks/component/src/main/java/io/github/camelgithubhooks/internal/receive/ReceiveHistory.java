// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.HistoryRow.Source;
import io.github.camelgithubhooks.internal.history.Outcome;
import io.github.camelgithubhooks.internal.receive.Answer.Severity;

/** Writer of the history of what a route has received. Thread-safe. */
final class ReceiveHistory {

    private final History history;
    private final ReceiveConsumer consumer;

    ReceiveHistory(History history, ReceiveConsumer consumer) {
        this.history = history;
        this.consumer = consumer;
    }

    /**
     * Returns what gets the answer to a delivery: it is counted, and noted if the history is on.
     *
     * @param arrived the time of arrival by {@link System#nanoTime()}
     */
    Offers.Result resultOf(VerifiedDelivery delivery, long arrived) {
        return history.isOn()
                ? new Noted(delivery, arrived)
                : (answer, why) -> consumer.counts().add(answer);
    }

    /** Notes a request that no route decided on. While the history is off, those that were refused are noted. */
    void refused(Refusal refusal) {
        if (!history.isOn() && outcome(refusal.answer()) != Outcome.REFUSED) {
            return;
        }
        VerifiedDelivery delivery = refusal.delivery();
        if (delivery != null && delivery.isSigned()) {
            history.addRefusal(
                    row(delivery, refusal.arrived(), refusal.answer(), refusal.answer() + refusal.why()), true);
            return;
        }
        long now = System.currentTimeMillis();
        String from = refusal.address() == null ? "" : ", from " + refusal.address();
        history.addRefusal(
                new HistoryRow(
                        history.nextId(now),
                        now,
                        refusal.guid().get(),
                        null,
                        null,
                        consumer.getRouteId(),
                        Source.PUSH,
                        null,
                        null,
                        null,
                        null,
                        unread(refusal.answer()),
                        refusal.answer().status(),
                        refusal.answer() + refusal.why() + from,
                        System.nanoTime() - refusal.arrived(),
                        false),
                false);
    }

    private HistoryRow row(VerifiedDelivery delivery, long arrived, Answer answer, String words) {
        long now = System.currentTimeMillis();
        Payload payload = delivery.payload();
        return new HistoryRow(
                history.nextId(now),
                now,
                delivery.guid(),
                null,
                delivery.hookId(),
                consumer.getRouteId(),
                Source.PUSH,
                delivery.event(),
                payload.action(),
                payload.repository(),
                payload.sender(),
                outcome(answer),
                answer.status(),
                words,
                System.nanoTime() - arrived,
                false);
    }

    private static String words(Answer answer, Throwable why) {
        if (why != null) {
            return why.toString();
        }
        return answer.severity() == Severity.POSTPONED
                ? "not taken: " + answer.reply().text()
                : answer.isProblem() ? answer.toString() : null;
    }

    /** Strangers can have sent it: nobody knows of an event that failed. */
    private static Outcome unread(Answer answer) {
        return answer.severity() == Severity.POSTPONED ? Outcome.REFUSED : outcome(answer);
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case NOT_WANTED -> Outcome.NOT_WANTED;
            case TIMED_OUT -> Outcome.TIMED_OUT;
            case IN_PROGRESS -> Outcome.IN_PROGRESS;
            default -> outcome(answer.severity());
        };
    }

    private static Outcome outcome(Severity severity) {
        return switch (severity) {
            case ACCEPTED -> Outcome.HANDLED;
            case DUPLICATE -> Outcome.DUPLICATE;
            // a genuine event that the route couldn't take: it may come again
            case POSTPONED, FAILED -> Outcome.FAILED;
            case UNCHECKED, REFUSED -> Outcome.REFUSED;
        };
    }

    private final class Noted implements Offers.Result {

        private final VerifiedDelivery delivery;
        private final long arrived;

        Noted(VerifiedDelivery delivery, long arrived) {
            this.delivery = delivery;
            this.arrived = arrived;
        }

        @Override
        public void answered(Answer answer, Throwable why) {
            consumer.counts().add(answer);
            late(answer, why);
        }

        @Override
        public void late(Answer answer, Throwable why) {
            history.add(row(delivery, arrived, answer, words(answer, why)));
        }
    }
}
