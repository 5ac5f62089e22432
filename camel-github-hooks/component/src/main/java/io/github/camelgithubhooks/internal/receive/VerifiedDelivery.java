// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.event.GitHubEvent;
import io.github.camelgithubhooks.internal.event.GitHubHeaders;
import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.event.Verification;
import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import java.util.HashMap;
import java.util.Map;

/** A delivery that passed every check that doesn't depend on a route. */
final class VerifiedDelivery {

    private final String event;
    private final String guid;
    private final String hookId;
    private final Payload payload;
    private final byte[] body;
    private final Verification verified;
    private final Map<String, String> headers;
    private final Reservation reservation;

    VerifiedDelivery(
            String event,
            String guid,
            String hookId,
            Payload payload,
            byte[] body,
            Verification verified,
            Map<String, String> headers,
            Reservation reservation) {
        this.event = event;
        this.guid = guid;
        this.hookId = hookId;
        this.payload = payload;
        this.body = body;
        this.verified = verified;
        this.headers = headers;
        this.reservation = reservation;
    }

    String event() {
        return event;
    }

    String guid() {
        return guid;
    }

    String action() {
        return payload.action();
    }

    byte[] body() {
        return body;
    }

    /** The memory that its body takes, which a route holds as long as it works on it. */
    Reservation reservation() {
        return reservation;
    }

    /** The same with bytes of its own, for which memory is reserved until its holders let go. */
    VerifiedDelivery copy(ByteBudget budget) throws RefusedException {
        Reservation copied = budget.reserve(body.length);
        // the delivery is in flight until the last route has let go of its bytes
        reservation.hold();
        copied.whenReleased(reservation::release);
        return new VerifiedDelivery(event, guid, hookId, payload, body.clone(), verified, headers, copied);
    }

    String hookId() {
        return hookId;
    }

    /** Whether it says which hook it is from. */
    boolean namesHook() {
        return hookId != null && hookId.matches("[0-9]{1,20}");
    }

    boolean isPing() {
        return event.equals("ping");
    }

    /**
     * The event as a route with these options gets it. GitHub doesn't sign the id of the hook, and producers obey it: the
     * route learns it only when it expects it.
     *
     */
    GitHubEvent toEvent(GitHubHooksConfiguration options) {
        Long expectedHookId = options.getHookId();
        Long trusted = expectedHookId != null && expectedHookId.toString().equals(hookId) ? expectedHookId : null;
        Map<String, String> passedOn = new HashMap<>(headers);
        if (!options.isSignatureHeader()) {
            passedOn.remove(GitHubHeaders.SIGNATURE_256);
        }
        return GitHubEvent.received(event, guid, payload, trusted, verified, passedOn);
    }
}
