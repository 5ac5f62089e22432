// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

/**
 * What the requests of a path are received with, as long as it is open.
 *
 * @param path where they arrive
 * @param budget the memory for their bodies
 * @param checks what each has to pass
 * @param replays what a verified one has to pass, too; {@code null} when nothing
 * @param routes what they are offered to
 * @param inFlight how many of them the routes have
 * @param answers those that aren't answered yet
 * @param refusals what the log says of those that are refused
 */
record Desk(
        String path,
        ByteBudget budget,
        RequestChecks checks,
        ReplayGuard replays,
        JoinedRoutes routes,
        InFlight inFlight,
        AnswersUnderWay answers,
        RefusalLog refusals) {

    /** Whether checking a body of this length would hold up a thread that others wait for. */
    boolean mayTakeTime(int bodyLength) {
        return bodyLength > ByteBudget.SMALL || checks.mayWait() || replays != null;
    }

    /** Lets a verified delivery in, or refuses what can't be offered to the routes right now. */
    void admit(VerifiedDelivery delivery) throws RefusedException, InterruptedException {
        if (routes.areIncomplete()) {
            // a route that wants the event may not have joined yet: a 2xx now would lose it
            throw new RefusedException(Answer.UNAVAILABLE);
        }
        for (ReceiveConsumer consumer : routes.all()) {
            if (consumer.wants(delivery)) {
                inFlight.add(delivery.reservation());
                if (replays != null) {
                    replays.check(delivery, consumer.options().log());
                }
                return;
            }
        }
    }
}
