// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.GitHubHeaders;
import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import io.github.camelgithubhooks.spi.InboundRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way from its head to its answer. It goes on with whichever thread brings the next thing, the body or
 * what became of the routes; none waits for it here.
 */
final class Reception implements InboundRequest.Body {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private static final String NO_GUID = "(no guid)";

    private final long arrived = System.nanoTime();
    private final InboundRequest request;
    private final Desk desk;
    private final Executor checkers;
    private final Executor workers;
    /** Those of the request, kept: its engine may take it back before it is answered. */
    private String guid = NO_GUID;

    private String remoteAddress;
    private RequestChecks.Head head;
    private Reservation reservation;
    private BodyBytes body;
    private Runnable whenWritten = () -> {};
    private volatile boolean checking;
    private boolean verified;

    /**
     * A request that has just arrived.
     *
     * @param checkers for checks that may take their time
     * @param workers for routes
     */
    Reception(InboundRequest request, Desk desk, Executor checkers, Executor workers) {
        this.request = request;
        this.desk = desk;
        this.checkers = checkers;
        this.workers = workers;
    }

    void begin() {
        try {
            guid = claimedGuid();
            remoteAddress = request.remoteAddress();
            head = desk.checks().head(request);
        } catch (RefusedException e) {
            refuse(e);
            return;
        } catch (RuntimeException | Error e) {
            fail(e);
            return;
        }
        reservation = desk.budget().open();
        body = new BodyBytes(head.length(), desk.checks().bodyLimit(head), reservation);
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

    /** What comes of it afterwards changes nothing. */
    private void refuseBody(RefusedException why) {
        if (body == null) {
            return;
        }
        body = null;
        reservation.release();
        refuse(why);
    }

    private void failBody(Throwable e) {
        body = null;
        reservation.release();
        fail(e);
    }

    @Override
    public void end() {
        if (body == null) {
            return;
        }
        BodyBytes whole = body;
        body = null;
        desk.answers().begin();
        whenWritten = desk.answers()::end;
        if (!desk.mayTakeTime(whole.length())) {
            check(whole);
            return;
        }
        try {
            checkers.execute(() -> check(whole));
        } catch (RejectedExecutionException e) {
            reservation.release();
            refuse(new RefusedException(Answer.UNAVAILABLE));
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
            VerifiedDelivery delivery = desk.checks().delivery(request, head, whole, reservation);
            verified = true;
            desk.admit(delivery);
            Offers offers = desk.routes().offer(delivery, arrived, workers);
            // GitHub gives up after 10 seconds: nobody needs to wait on for it, the route goes on
            request.whenClientLeaves(offers::clientLeft);
            CompletableFuture<Answer> unused = offers.worst().whenComplete((answer, e) -> {
                if (e == null) {
                    answer(answer, "");
                } else {
                    fail(e);
                }
            });
        } catch (RefusedException e) {
            refuse(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(new RefusedException(Answer.UNAVAILABLE));
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            reservation.release();
        }
    }

    private void refuse(RefusedException why) {
        desk.routes().count(why.answer());
        answer(why.answer(), why.why());
    }

    /** Answers. An error is thrown on: it may be more than this request can tell. */
    private void fail(Throwable e) {
        desk.routes().count(Answer.FAILED);
        if (answer(Answer.FAILED, ": " + e)) {
            LOG.warn("A request to {} can't be handled", desk.path(), e);
        }
        if (e instanceof Error error) {
            throw error;
        }
    }

    /** Returns whether its refusal has a line of the log for itself. */
    private boolean answer(Answer answer, String why) {
        try {
            if (answer.isProblem()) {
                return report(answer, why);
            }
            LOG.debug("Answered {} to a delivery on {}: {}", answer.status(), desk.path(), answer);
            return false;
        } finally {
            request.answer(answer.reply(), whenWritten);
        }
    }

    private boolean report(Answer answer, String why) {
        if (verified && desk.checks().areSigned()) {
            // only GitHub can cause it
            LOG.warn("Answered {} to delivery {} on {}: {}{}", answer.status(), guid, desk.path(), answer, why);
            return true;
        }
        return desk.refusals().add(answer, guid, remoteAddress, why);
    }

    /** The guid that the request claims, fit for a log: anybody can send anything. */
    private String claimedGuid() {
        List<String> values = request.headers(GitHubHeaders.DELIVERY);
        if (values.isEmpty()) {
            return NO_GUID;
        }
        String value = values.get(0);
        return value.substring(0, Math.min(value.length(), 100)).replaceAll("[^!-~]", "?");
    }
}
