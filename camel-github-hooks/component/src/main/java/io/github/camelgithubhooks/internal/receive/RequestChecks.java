// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.address.AllowedSources;
import io.github.camelgithubhooks.internal.event.GitHubHeaders;
import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.event.TraceHeaders;
import io.github.camelgithubhooks.internal.event.Verification;
import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import io.github.camelgithubhooks.internal.signature.CurrentSecrets;
import io.github.camelgithubhooks.internal.signature.SignatureCheck;
import io.github.camelgithubhooks.internal.signature.SignatureVerifier;
import io.github.camelgithubhooks.spi.InboundRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * What a request has to pass before any route hears of it, in a fixed order: cheap checks first, nothing of the payload
 * is looked at before the signature is right.
 */
final class RequestChecks {

    private static final String X_FORWARDED_FOR = "X-Forwarded-For";
    private static final String STANDARD_FORWARDED = "Forwarded";

    /** The headers in which proxies say where a request came from. */
    static final List<String> FORWARDED = List.of(X_FORWARDED_FOR, STANDARD_FORWARDED);

    private static final int LONGEST_NAME = 100;

    private final boolean jsonOnly;
    private final int maxBodySize;
    private final boolean signed;
    private final CurrentSecrets secrets;
    private final AllowedSources sources;

    RequestChecks(ReceiveOptions options) {
        this.jsonOnly = options.isThroughWebhook();
        this.maxBodySize = options.given().getMaxBodySize();
        this.signed = options.isSigned();
        this.secrets = options.secrets();
        this.sources = options.sources();
    }

    /** Whether deliveries must be signed. */
    boolean areSigned() {
        return signed;
    }

    /** Whether the secrets come from where that may take its time. */
    boolean mayWait() {
        return signed && secrets.mayWait();
    }

    /** How many bytes the body of a request may have. Of a form the limit is about the payload. */
    int bodyLimit(Head head) {
        return head.mediaType() == MediaType.FORM ? FormPayload.limit(maxBodySize) : maxBodySize;
    }

    /** Checks the headers. What they refuse isn't worth reading a body for. Never waits. */
    Head head(InboundRequest request) throws RefusedException {
        if (!"POST".equals(request.method())) {
            throw new RefusedException(Answer.WRONG_METHOD);
        }
        if (!sources.isAny()) {
            checkSource(request);
        }
        long length = request.contentLength();
        Optional<MediaType> claimed = MediaType.of(request.headers("Content-Type"));
        if (length > (claimed.equals(Optional.of(MediaType.FORM)) ? FormPayload.limit(maxBodySize) : maxBodySize)) {
            throw new RefusedException(Answer.TOO_LARGE);
        }
        MediaType mediaType = claimed.orElseThrow(() -> new RefusedException(Answer.WRONG_CONTENT_TYPE));
        if (jsonOnly && mediaType == MediaType.FORM) {
            throw new RefusedException(Answer.WEBHOOK_TAKES_JSON_ONLY);
        }
        Map<String, String> single = singleHeaders(request);
        String event = name(single.get(GitHubHeaders.EVENT));
        String guid = name(single.get(GitHubHeaders.DELIVERY));
        String signature = single.get(GitHubHeaders.SIGNATURE_256);
        if (signed) {
            refuse(SignatureVerifier.refusal(signature).orElse(SignatureCheck.VALID));
        }
        return new Head(event, guid, single.get(GitHubHeaders.HOOK_ID), signature, mediaType, length);
    }

    /** Checks a body that was read. May take its time when {@link #mayWait()}, or when the body is large. */
    VerifiedDelivery delivery(InboundRequest request, Head head, BodyBytes read, Reservation reservation)
            throws RefusedException {
        byte[] body = read.toByteArray();
        if (signed) {
            refuse(verifier().check(body, head.signature()));
        }
        byte[] json = head.mediaType() == MediaType.FORM ? FormPayload.of(body, maxBodySize, reservation) : body;
        reservation.shrinkTo(json.length);
        Payload payload = Payload.read(json).orElseThrow(() -> new RefusedException(Answer.PAYLOAD_MALFORMED));
        return new VerifiedDelivery(
                head.event(),
                head.guid(),
                head.hookId(),
                payload,
                json,
                signed ? Verification.SIGNATURE : Verification.NONE,
                headers(request, head),
                reservation);
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
        requireNoneInQuery(request, FORWARDED);
        switch (sources.check(peer, request.headers(X_FORWARDED_FOR), request.headers(STANDARD_FORWARDED))) {
            case ALLOWED -> {}
            case REFUSED -> throw new RefusedException(Answer.SOURCE_REFUSED, "the connection comes from " + peer);
            case UNKNOWN ->
                throw new RefusedException(
                        Answer.SOURCE_UNKNOWN,
                        peer == null
                                ? "this HTTP engine doesn't tell where a connection comes from: use Vert.x, or with Spring"
                                        + " Boot camel-github-hooks-starter, or take allowedSources away"
                                : "GitHub hasn't told its addresses yet");
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

    private static Map<String, String> singleHeaders(InboundRequest request) throws RefusedException {
        requireNoneInQuery(request, GitHubHeaders.SINGLE);
        requireNoneInQuery(request, List.of(Exchange.CONTENT_TYPE));
        Map<String, String> single = new HashMap<>();
        for (String name : GitHubHeaders.SINGLE) {
            List<String> values = request.headers(name);
            if (values.size() > 1 || (!values.isEmpty() && isJoined(name, values.get(0)))) {
                throw new RefusedException(Answer.HEADER_REPEATED);
            }
            if (!values.isEmpty()) {
                single.put(name, values.get(0));
            }
        }
        return single;
    }

    /** A proxy joins repeated headers with a comma. Those with a form of their own are looked at elsewhere. */
    private static boolean isJoined(String name, String value) {
        return name.startsWith("X-GitHub-")
                && !name.equals(GitHubHeaders.EVENT)
                && !name.equals(GitHubHeaders.DELIVERY)
                && value.indexOf(',') >= 0;
    }

    /** Some engines mix the query with the headers. */
    private static void requireNoneInQuery(InboundRequest request, List<String> headers) throws RefusedException {
        for (String name : QueryNames.of(request.query())) {
            if (headers.stream().anyMatch(name::equalsIgnoreCase)) {
                throw new RefusedException(Answer.HEADER_REPEATED);
            }
        }
    }

    /** An event or a guid: both get into logs and keys, so that only what GitHub could send is let through. */
    private static String name(String value) throws RefusedException {
        if (value == null || value.isEmpty()) {
            throw new RefusedException(Answer.HEADER_MISSING);
        }
        // a comma or a space is what a proxy joins repeated headers with
        if (value.length() > LONGEST_NAME || !value.chars().allMatch(c -> c > ' ' && c < 127 && c != ',')) {
            throw new RefusedException(Answer.HEADER_MALFORMED);
        }
        return value;
    }

    private Map<String, String> headers(InboundRequest request, Head head) {
        Map<String, String> headers = new HashMap<>(TraceHeaders.of(request::headers));
        for (String name : GitHubHeaders.ALLOWED) {
            List<String> values = request.headers(name);
            if (!values.isEmpty()) {
                headers.put(name, values.get(0));
            }
        }
        // of a form the signature covers other bytes than those of the message: nobody could verify it
        if (signed && head.mediaType() == MediaType.JSON) {
            headers.put(GitHubHeaders.SIGNATURE_256, head.signature());
        }
        return headers;
    }

    /** What the headers of a request tell. */
    record Head(String event, String guid, String hookId, String signature, MediaType mediaType, long length) {}
}
