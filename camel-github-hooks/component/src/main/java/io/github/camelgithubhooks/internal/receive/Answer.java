// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.spi.InboundRequest.Reply;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Answer to a request. GitHub shows status and text in its delivery log. The answers of the checks come first, in the order
 * of the checks; then those of a route, the better ones first.
 */
enum Answer {
    WRONG_METHOD(Severity.REFUSED, 405, "POST only", "the method isn't POST"),
    SOURCE_REFUSED(
            Severity.REFUSED,
            403,
            "not from an address that may deliver",
            "the request comes from an address outside `allowedSources`"),
    SOURCE_UNKNOWN(
            Severity.UNCHECKED,
            503,
            "can't check right now whether this address may deliver",
            "`allowedSources` is set, but the sender's address or GitHub's addresses aren't known"),
    TOO_LARGE(
            Severity.REFUSED,
            413,
            "body too large",
            "the payload exceeds `maxBodySize` (25 MB, the most that GitHub sends), or the form around it three times"
                    + " that; reading stops there"),
    WRONG_CONTENT_TYPE(
            Severity.REFUSED,
            415,
            "neither application/json nor application/x-www-form-urlencoded",
            "the content type is neither JSON nor form"),
    WEBHOOK_TAKES_JSON_ONLY(
            Severity.REFUSED,
            415,
            "Camel's webhook: takes JSON only, set the content type of the hook to json",
            "a form arrives under Camel's `webhook:` component"),
    HEADER_REPEATED(
            Severity.REFUSED,
            400,
            "a GitHub header is there more than once",
            "a GitHub header (`X-GitHub-...`, `X-Hub-...`, `User-Agent`) is repeated, joined with a comma, or in the"
                    + " query"),
    HEADER_MISSING(
            Severity.REFUSED,
            400,
            "X-GitHub-Event or X-GitHub-Delivery is missing",
            "`X-GitHub-Event` or `X-GitHub-Delivery` is missing"),
    HEADER_MALFORMED(
            Severity.REFUSED,
            400,
            "X-GitHub-Event or X-GitHub-Delivery is malformed",
            "`X-GitHub-Event`, `X-GitHub-Delivery` or the query is malformed"),
    SIGNATURE_MISSING(
            Severity.REFUSED,
            401,
            "X-Hub-Signature-256 is missing",
            "`X-Hub-Signature-256` is missing; the body isn't read"),
    SIGNATURE_MALFORMED(
            Severity.REFUSED,
            401,
            "X-Hub-Signature-256 is malformed",
            "`X-Hub-Signature-256` is malformed; the body isn't read"),
    BODY_INCOMPLETE(Severity.REFUSED, 400, "the body ended too early", "the body ends too early"),
    BODY_TOO_SLOW(Severity.REFUSED, 408, "the body took too long", "the body takes longer than 10 seconds"),
    SECRETS_UNAVAILABLE(
            Severity.UNCHECKED, 503, "the secret isn't available right now", "`webhookSecrets` supplies no secret"),
    SIGNATURE_WRONG(
            Severity.REFUSED,
            401,
            "X-Hub-Signature-256 doesn't match the body",
            "the signature doesn't match the body"),
    FORM_WITHOUT_PAYLOAD(
            Severity.REFUSED,
            400,
            "the form has no field payload; for JSON, send Content-Type: application/json",
            "a form has no field `payload`, as when `curl -d` sends JSON without its content type"),
    PAYLOAD_MALFORMED(
            Severity.REFUSED, 400, "the payload isn't a JSON object", "the payload isn't exactly one JSON object"),
    NOT_LOGGED(
            Severity.UNCHECKED,
            503,
            "this body came before under another guid, and the hook's log doesn't show this one yet",
            "with `replayWindow`, a body seen before arrives under a guid that isn't in the hook's log"),
    LOG_UNAVAILABLE(
            Severity.UNCHECKED,
            503,
            "this body came before under another guid, and the hook's log can't be read",
            "with `replayWindow`, a body seen before arrives under another guid, and the hook's log can't be read"),
    LOGGED_OTHERWISE(
            Severity.REFUSED,
            403,
            "the hook's log has another event under this guid",
            "with `replayWindow`, a body seen before arrives under a guid that the hook's log has for another event"),

    DUPLICATE(Severity.DUPLICATE, 200, "handled before", "the route has handled the guid"),
    DONE_WITH_FIRST(
            Severity.DUPLICATE,
            202,
            "done with the same delivery, which came at the same time",
            "the guid arrives again while the route handles it, such as from a second hook, and the route succeeds:"
                    + " there is no second run"),
    PONG(Severity.ACCEPTED, 200, "pong", "a ping"),
    NOT_WANTED(Severity.ACCEPTED, 202, "no route wants this event", "no route wants the event"),
    DONE(Severity.ACCEPTED, 202, "done", "the route is done"),
    IN_PROGRESS(
            Severity.POSTPONED,
            503,
            "being handled right now",
            "the guid arrives again while the route handles it, and `ackTimeout` ends first, or while another instance with"
                    + " the same `stateDataSource` handles it"),
    UNAVAILABLE(
            Severity.POSTPONED,
            503,
            "stopping or suspended",
            "the route is starting, stopping, stopped, suspended or being replaced"),
    OVER_CAPACITY(
            Severity.POSTPONED,
            503,
            "too many deliveries at once",
            "`maxInFlight` (10,000) deliveries are with the routes of the path, or bodies take a quarter of the heap"),
    REPOSITORY_UNAVAILABLE(
            Severity.POSTPONED,
            503,
            "can't check whether it was handled before",
            "the `stateDataSource`, `stateDirectory` or `idempotentRepository` can't be asked whether the guid was"
                    + " handled"),
    TIMED_OUT(
            Severity.FAILED,
            504,
            "still being handled",
            "`ackTimeout` ends, or the client leaves, before the route is done"),
    FAILED(Severity.FAILED, 500, "failed", "the route failed, or the result can't be recorded");

    /** Severity of an answer. The console sums the answers by it, and the log warns of all but the first two. */
    enum Severity {
        DUPLICATE,
        ACCEPTED,
        /** The route can't take the delivery right now. */
        POSTPONED,
        /** The route failed or took too long: the delivery may come again. */
        FAILED,
        /** A check can't be made right now. */
        UNCHECKED,
        /** The request is wrong, whatever the routes want. */
        REFUSED
    }

    private static final String CONNECTION = "Connection";
    private static final String CLOSE = "close";

    private static final Map<String, String> PLAIN = Map.of("Content-Type", "text/plain");
    private static final Map<String, String> WITH_METHOD = Map.of("Content-Type", "text/plain", "Allow", "POST");

    /** The pause is in seconds. GitHub never redelivers by itself: this is for whoever asks it to. */
    private static final Map<String, String> WITH_PAUSE = Map.of("Content-Type", "text/plain", "Retry-After", "10");

    private final Severity severity;
    private final int status;
    private final String text;
    private final String description;
    private final String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');

    Answer(Severity severity, int status, String text, String description) {
        this.severity = severity;
        this.status = status;
        this.text = text;
        this.description = description;
    }

    Severity severity() {
        return severity;
    }

    int status() {
        return status;
    }

    /** Returns when the answer is given, in Markdown: the documents show it. */
    String description() {
        return description;
    }

    /** Returns what is sent. */
    Reply reply() {
        Map<String, String> headers =
                switch (status) {
                    case 405 -> WITH_METHOD;
                    case 503 -> WITH_PAUSE;
                    default -> PLAIN;
                };
        return new Reply(status, headers, text);
    }

    /** Returns what is sent by an instance that stops: the next request on the connection would reach it, too. */
    Reply lastReply() {
        Reply reply = reply();
        Map<String, String> headers = new HashMap<>(reply.headers());
        headers.put(CONNECTION, CLOSE);
        return new Reply(reply.status(), headers, reply.text());
    }

    /** Returns whether the connection of a request is to be closed after its answer. */
    static boolean isLast(Reply reply) {
        return CLOSE.equals(reply.headers().get(CONNECTION));
    }

    /** Returns whether GitHub's log shows a failure. */
    boolean isProblem() {
        return severity.compareTo(Severity.ACCEPTED) > 0;
    }

    /** Returns the worse of the answers of two routes. */
    Answer worseOf(Answer other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return words;
    }
}
