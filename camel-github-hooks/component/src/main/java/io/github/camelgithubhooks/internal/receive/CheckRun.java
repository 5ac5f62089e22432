// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import io.github.camelgithubhooks.spi.InboundRequest;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Checks of one request, from its head to its payload. They continue on whichever thread brings the next bytes; none waits.
 */
final class CheckRun implements InboundRequest.Body {

    /** Learns how the checks of a request end. One of the last three methods is called, once. */
    interface Result {

        /** Called when the whole body has been read and is about to be checked. */
        void bodyRead();

        /** Takes the delivery. What this throws is passed on to {@link #refused} or {@link #failed}. */
        void verified(VerifiedDelivery delivery) throws RefusedException, InterruptedException;

        void refused(RefusedException why);

        /** Answers a request that can't be checked; throws an {@link Error} on. */
        void failed(Throwable e);
    }

    private final RequestChecks checks;
    private final InboundRequest request;
    private final ByteBudget budget;
    private final Executor slow;
    private final Result result;
    private RequestHead head;
    private Reservation reservation;

    /** Null before the body is read, and once it is read or refused. */
    private BodyBytes body;

    private volatile boolean checking;

    CheckRun(RequestChecks checks, InboundRequest request, ByteBudget budget, Executor slow, Result result) {
        this.checks = checks;
        this.request = request;
        this.budget = budget;
        this.slow = slow;
        this.result = result;
    }

    /** Checks the head, then has the body read. */
    void begin() {
        try {
            head = checks.head(request);
        } catch (RefusedException e) {
            result.refused(e);
            return;
        } catch (RuntimeException | Error e) {
            result.failed(e);
            return;
        }
        reservation = budget.open();
        body = new BodyBytes(head.length(), checks.bodyLimit(head.mediaType()), reservation);
        try {
            request.read(this);
        } catch (RuntimeException | Error e) {
            if (body == null) {
                // it is answered already
                throw e;
            }
            failBody(e);
        }
    }

    @Override
    public boolean take(int count, InboundRequest.Chunk chunk) {
        if (body == null) {
            return false;
        }
        try {
            body.append(count, chunk);
            return true;
        } catch (RefusedException e) {
            refuseBody(e);
            return false;
        } catch (RuntimeException | Error e) {
            failBody(e);
            return false;
        }
    }

    @Override
    public void breakOff() {
        refuseBody(new RefusedException(Answer.BODY_INCOMPLETE));
    }

    @Override
    public void giveUp() {
        refuseBody(new RefusedException(Answer.BODY_TOO_SLOW));
    }

    @Override
    public void end() {
        if (body == null) {
            return;
        }
        BodyBytes whole = body;
        body = null;
        result.bodyRead();
        if (!checks.mayTakeTime(whole.length())) {
            check(whole);
            return;
        }
        try {
            slow.execute(() -> check(whole));
        } catch (RejectedExecutionException e) {
            reservation.release();
            result.refused(new RefusedException(Answer.UNAVAILABLE));
        } catch (RuntimeException | Error e) {
            if (checking) {
                // it is answered already
                throw e;
            }
            failBody(e);
        }
    }

    private void check(BodyBytes whole) {
        checking = true;
        try {
            result.verified(checks.delivery(request, head, whole, reservation));
        } catch (RefusedException e) {
            result.refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.refused(new RefusedException(Answer.UNAVAILABLE));
        } catch (RuntimeException | Error e) {
            result.failed(e);
        } finally {
            reservation.release();
        }
    }

    /** Refuses the request. What else comes in changes nothing. */
    private void refuseBody(RefusedException why) {
        if (body == null) {
            return;
        }
        body = null;
        reservation.release();
        result.refused(why);
    }

    private void failBody(Throwable e) {
        body = null;
        reservation.release();
        result.failed(e);
    }
}
