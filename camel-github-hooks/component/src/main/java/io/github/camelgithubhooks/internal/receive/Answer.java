// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.spi.InboundRequest.Reply;
import java.util.Locale;
import java.util.Map;

/**
 * What GitHub is answered. Those that a route can give come first, from the best to the worst: of the routes on one
 * path the worst answers. GitHub shows status and text in its delivery log.
 */
enum Answer {
    DUPLICATE(200, "handled before"),
    DONE_WITH_FIRST(202, "done with the same delivery, which came at the same time"),
    PONG(200, "pong"),
    NOT_WANTED(202, "no route wants this event"),
    DONE(202, "done"),
    IN_PROGRESS(503, "being handled right now"),
    UNAVAILABLE(503, "stopping or suspended"),
    OVER_CAPACITY(503, "too many deliveries at once"),
    REPOSITORY_UNAVAILABLE(503, "can't tell whether it was handled before"),
    TIMED_OUT(504, "still being handled"),
    FAILED(500, "failed"),

    WRONG_METHOD(405, "POST only"),
    SOURCE_REFUSED(403, "not from an address that may deliver"),
    SOURCE_UNKNOWN(503, "can't tell whether this address may deliver"),
    TOO_LARGE(413, "body too large"),
    WRONG_CONTENT_TYPE(415, "neither application/json nor application/x-www-form-urlencoded"),
    WEBHOOK_TAKES_JSON_ONLY(415, "Camel's webhook: takes JSON only, set the content type of the hook to json"),
    HEADER_MISSING(400, "X-GitHub-Event or X-GitHub-Delivery is missing"),
    HEADER_REPEATED(400, "a GitHub header is there more than once"),
    HEADER_MALFORMED(400, "X-GitHub-Event or X-GitHub-Delivery is malformed"),
    BODY_INCOMPLETE(400, "the body ended too early"),
    BODY_TOO_SLOW(408, "the body took too long"),
    SECRETS_UNAVAILABLE(503, "can't tell the secret right now"),
    SIGNATURE_MISSING(401, "X-Hub-Signature-256 is missing"),
    SIGNATURE_MALFORMED(401, "X-Hub-Signature-256 is malformed"),
    SIGNATURE_WRONG(401, "X-Hub-Signature-256 doesn't match the body"),
    PAYLOAD_MALFORMED(400, "the payload isn't a JSON object"),
    NOT_LOGGED(503, "this body came before under another guid, and the hook's log doesn't show this one yet"),
    LOGGED_OTHERWISE(403, "the hook's log has another event under this guid"),
    LOG_UNAVAILABLE(503, "this body came before under another guid, and the hook's log can't be read");

    /** In seconds. GitHub doesn't deliver again on its own: this is for whoever asks it to. */
    private static final String RETRY_AFTER = "10";

    private final int status;
    private final String text;

    Answer(int status, String text) {
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    /** Returns what is sent. */
    Reply reply() {
        return switch (status) {
            case 405 -> new Reply(status, Map.of("Content-Type", "text/plain", "Allow", "POST"), text);
            case 503 -> new Reply(status, Map.of("Content-Type", "text/plain", "Retry-After", RETRY_AFTER), text);
            default -> new Reply(status, Map.of("Content-Type", "text/plain"), text);
        };
    }

    boolean isRefusal() {
        return status >= 400;
    }

    /** Whether it is about what a route does, or would, rather than about the request. */
    boolean isOfRoute() {
        return compareTo(FAILED) <= 0;
    }

    Answer worseOf(Answer other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
