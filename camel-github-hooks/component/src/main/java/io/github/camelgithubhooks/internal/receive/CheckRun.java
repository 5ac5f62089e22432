// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import io.github.camelgithubhooks.spi.InboundRequest;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Checks of one request, from its head to its payload. They continue on whichever thread brings the next bytes; none waits.
 */
final class CheckRun implements InboundRequest.Body, ByteBudget.Incoming {

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

    /** Empty before the body is read, while bytes are added to it, and once it is read or refused. */
    private final AtomicReference<BodyBytes> body = new AtomicReference<>();

    /** Number in the budget; 0 unless the body comes in several parts. */
    private long arriving;

    private volatile int received;
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
        body.set(new BodyBytes(head.length(), checks.bodyLimit(head.mediaType()), reservation));
        try {
            request.read(this);
        } catch (RuntimeException | Error e) {
            if (stopReading() == null) {
                // it is answered already
                throw e;
            }
            fail(e);
        }
    }

    @Override
    public boolean take(int count, InboundRequest.Chunk chunk) {
        BodyBytes growing = body.getAndSet(null);
        if (growing == null) {
            return false;
        }
        try {
            growing.append(count, chunk);
            if (growing.length() != head.length()) {
                received = growing.length();
                if (arriving == 0) {
                    arriving = budget.arriving(this);
                }
            }
            body.set(growing);
            return true;
        } catch (RefusedException e) {
            refuse(e);
            return false;
        } catch (RuntimeException | Error e) {
            fail(e);
            return false;
        }
    }

    @Override
    public int received() {
        return received;
    }

    @Override
    public boolean giveWay() {
        if (stopReading() == null) {
            return false;
        }
        refuse(new RefusedException(Answer.OVER_CAPACITY));
        return true;
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
        BodyBytes whole = stopReading();
        if (whole == null) {
            return;
        }
        budget.arrived(arriving);
        result.bodyRead();
        if (!checks.mayTakeTime(whole.length())) {
            check(whole);
            return;
        }
        try {
            slow.execute(() -> check(whole));
        } catch (RejectedExecutionException e) {
            refuse(new RefusedException(Answer.UNAVAILABLE));
        } catch (RuntimeException | Error e) {
            if (checking) {
                // it is answered already
                throw e;
            }
            fail(e);
        }
    }

    private void check(BodyBytes whole) {
        checking = true;
        try {
            result.verified(checks.delivery(head, whole, reservation));
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

    /** Refuses the request if its body isn't read or refused yet. */
    private void refuseBody(RefusedException why) {
        if (stopReading() != null) {
            refuse(why);
        }
    }

    /** Returns what was read and takes nothing more; null if somebody else did so before. */
    private BodyBytes stopReading() {
        return body.getAndSet(null);
    }

    private void refuse(RefusedException why) {
        leaveBudget();
        result.refused(why);
    }

    private void fail(Throwable e) {
        leaveBudget();
        result.failed(e);
    }

    private void leaveBudget() {
        budget.arrived(arriving);
        reservation.release();
    }
}
