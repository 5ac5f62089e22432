// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.event.GitHubEvent;
import io.github.camelgithubhooks.internal.event.GitHubHeaders;
import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.event.Verification;
import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import io.github.camelgithubhooks.internal.receive.RequestHead.MediaType;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Delivery that passed every check that doesn't depend on a route. */
final class VerifiedDelivery {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");

    private final RequestHead head;
    private final Payload payload;
    private final byte[] body;
    private final Verification verified;
    private final Reservation reservation;

    /**
     * Creates a delivery.
     *
     * @param body the JSON of the event
     * @param reservation the memory of the body
     */
    VerifiedDelivery(RequestHead head, Payload payload, byte[] body, Verification verified, Reservation reservation) {
        this.head = head;
        this.payload = payload;
        this.body = body;
        this.verified = verified;
        this.reservation = reservation;
    }

    String event() {
        return head.event();
    }

    String guid() {
        return head.guid();
    }

    String action() {
        return payload.action();
    }

    Payload payload() {
        return payload;
    }

    byte[] body() {
        return body;
    }

    boolean isSigned() {
        return verified == Verification.SIGNATURE;
    }

    boolean isPing() {
        return event().equals("ping");
    }

    /** Returns the hook that the sender names, null if none. */
    String hookId() {
        return head.hookId();
    }

    /** Returns whether the sender names a hook. */
    boolean namesHook() {
        return hookId() != null && NUMBER.matcher(hookId()).matches();
    }

    /** Returns the memory of the body. A route holds it as long as it works on the delivery. */
    Reservation reservation() {
        return reservation;
    }

    /** Returns the same delivery with bytes of its own, for which memory is reserved until its holders release it. */
    VerifiedDelivery copy(ByteBudget budget) throws RefusedException {
        Reservation copied = budget.reserve(body.length);
        byte[] bytes;
        try {
            bytes = body.clone();
        } catch (OutOfMemoryError e) {
            // routes may have filled the heap: what the budget grants isn't always there
            copied.release();
            throw new RefusedException(Answer.OVER_CAPACITY);
        }
        // the delivery is in flight until the last route has released its bytes
        reservation.hold();
        copied.whenReleased(reservation::release);
        return new VerifiedDelivery(head, payload, bytes, verified, copied);
    }

    /**
     * Returns the event for a route with these options. GitHub doesn't sign the id of the hook, and producers obey it: a
     * route gets only the one that it expects.
     */
    GitHubEvent toEvent(GitHubHooksConfiguration options) {
        Long expected = options.getHookId();
        Long trusted = expected != null && expected.toString().equals(hookId()) ? expected : null;
        Map<String, String> headers = options.isSignatureHeader() ? headersWithSignature() : head.headers();
        return GitHubEvent.received(event(), guid(), payload, trusted, verified, headers);
    }

    private Map<String, String> headersWithSignature() {
        if (!isSigned() || head.mediaType() != MediaType.JSON) {
            // the signature of a form covers other bytes than the message has: nobody could verify it
            return head.headers();
        }
        Map<String, String> headers = new HashMap<>(head.headers());
        headers.put(GitHubHeaders.SIGNATURE_256, head.signature());
        return headers;
    }
}
