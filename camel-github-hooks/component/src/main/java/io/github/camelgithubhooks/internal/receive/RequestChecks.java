// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.address.AllowedSources;
import io.github.camelgithubhooks.internal.event.LogLookup;
import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.event.Verification;
import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import io.github.camelgithubhooks.internal.receive.RequestHead.MediaType;
import io.github.camelgithubhooks.internal.signature.CurrentSecrets;
import io.github.camelgithubhooks.internal.signature.SignatureCheck;
import io.github.camelgithubhooks.internal.signature.SignatureVerifier;
import io.github.camelgithubhooks.spi.InboundRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Checks of the requests of one path, in a fixed order: cheap ones first, and nothing of the payload is read before the
 * signature is verified. Thread-safe.
 */
final class RequestChecks {

    private static final String X_FORWARDED_FOR = "X-Forwarded-For";
    private static final String STANDARD_FORWARDED = "Forwarded";

    /** Headers in which proxies name the origin of a request. */
    static final List<String> FORWARDED = List.of(X_FORWARDED_FOR, STANDARD_FORWARDED);

    private final boolean jsonOnly;
    private final int maxBodySize;
    private final boolean signed;
    private final CurrentSecrets secrets;
    private final AllowedSources sources;
    private final ReplayGuard replays;
    private final LogLookup log;

    /**
     * Creates the checks for the routes of a path.
     *
     * @param replays the bodies that came before; null without {@code replayWindow}
     */
    RequestChecks(ReceiveOptions options, ReplayGuard replays) {
        this.jsonOnly = options.isThroughWebhook();
        this.maxBodySize = options.given().getMaxBodySize();
        this.signed = options.isSigned();
        this.secrets = options.secrets();
        this.sources = options.sources();
        this.replays = replays;
        this.log = options.log();
    }

    /**
     * Checks a request. The result is a verified delivery, or the answer that refuses the request.
     *
     * @param budget memory for the body
     * @param slow runs checks that may take their time
     */
    void check(InboundRequest request, ByteBudget budget, Executor slow, CheckRun.Result result) {
        new CheckRun(this, request, budget, slow, result).begin();
    }

    /** Checks a wanted delivery. Refuses a body seen before under another guid, unless GitHub's log confirms the new guid. */
    void requireNoReplay(VerifiedDelivery delivery) throws RefusedException, InterruptedException {
        if (replays != null) {
            replays.check(delivery, log);
        }
    }

    /** Returns whether checking a body of this length could hold up a thread that others wait for. */
    boolean mayTakeTime(int bodyLength) {
        return bodyLength > ByteBudget.SMALL || (signed && secrets.mayWait()) || replays != null;
    }

    /** Returns how many bytes a body may have. For a form, the limit applies to the payload in it. */
    int bodyLimit(MediaType mediaType) {
        return mediaType == MediaType.FORM ? FormPayload.limit(maxBodySize) : maxBodySize;
    }

    /** Checks the headers. A body isn't read unless they pass. Never waits. */
    RequestHead head(InboundRequest request) throws RefusedException {
        if (!"POST".equals(request.method())) {
            throw new RefusedException(Answer.WRONG_METHOD);
        }
        if (!sources.isAny()) {
            checkSource(request);
        }
        Optional<MediaType> claimed = MediaType.of(request);
        if (request.contentLength() > bodyLimit(claimed.orElse(MediaType.JSON))) {
            throw new RefusedException(Answer.TOO_LARGE);
        }
        MediaType mediaType = claimed.orElseThrow(() -> new RefusedException(Answer.WRONG_CONTENT_TYPE));
        if (jsonOnly && mediaType == MediaType.FORM) {
            throw new RefusedException(Answer.WEBHOOK_TAKES_JSON_ONLY);
        }
        RequestHead head = RequestHead.of(request, mediaType);
        if (signed) {
            refuse(SignatureVerifier.checkForm(head.signature()));
        }
        return head;
    }

    /** Checks a body that was read. May take its time if {@link #mayTakeTime} says so. */
    VerifiedDelivery delivery(RequestHead head, BodyBytes read, Reservation reservation) throws RefusedException {
        byte[] body = read.toByteArray();
        if (signed) {
            refuse(verifier().check(body, head.signature()));
        }
        byte[] json = head.mediaType() == MediaType.FORM ? FormPayload.of(body, maxBodySize, reservation) : body;
        reservation.shrinkTo(json.length);
        Payload payload = Payload.read(json).orElseThrow(() -> new RefusedException(Answer.PAYLOAD_MALFORMED));
        Verification verified = signed ? Verification.SIGNATURE : Verification.NONE;
        return new VerifiedDelivery(head, payload, json, verified, reservation);
    }

    private SignatureVerifier verifier() throws RefusedException {
        try {
            return secrets.verifier();
        } catch (IllegalStateException e) {
            throw new RefusedException(Answer.SECRETS_UNAVAILABLE, e.getMessage());
        }
    }

    private void checkSource(InboundRequest request) throws RefusedException {
        String peer = request.remoteAddress();
        RequestHead.requireNoneInQuery(request, FORWARDED);
        switch (sources.check(peer, request.headers(X_FORWARDED_FOR), request.headers(STANDARD_FORWARDED))) {
            case ALLOWED -> {}
            case REFUSED -> throw new RefusedException(Answer.SOURCE_REFUSED, "the connection comes from " + peer);
            case UNKNOWN ->
                throw new RefusedException(
                        Answer.SOURCE_UNKNOWN,
                        peer == null
                                ? "this HTTP engine doesn't report where a connection comes from: use Vert.x, or with Spring"
                                        + " Boot camel-github-hooks-starter, or remove allowedSources"
                                : "GitHub's addresses have not been read yet");
        }
    }

    private static void refuse(SignatureCheck check) throws RefusedException {
        switch (check) {
            case VALID -> {}
            case MISSING -> throw new RefusedException(Answer.SIGNATURE_MISSING);
            case MALFORMED -> throw new RefusedException(Answer.SIGNATURE_MALFORMED);
            case WRONG -> throw new RefusedException(Answer.SIGNATURE_WRONG);
        }
    }
}
