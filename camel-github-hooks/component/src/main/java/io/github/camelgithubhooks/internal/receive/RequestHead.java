// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.GitHubHeaders;
import io.github.camelgithubhooks.internal.event.TraceHeaders;
import io.github.camelgithubhooks.spi.InboundRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Headers of a delivery that passed the checks of headers. The signature is yet to be verified, and covers none of them.
 *
 * @param event GitHub's name of the event
 * @param guid the guid of the delivery
 * @param hookId the hook that the sender names, null if none
 * @param signature the header {@code X-Hub-Signature-256}, null if absent
 * @param mediaType the format of the body
 * @param length the declared length of the body in bytes, -1 if unknown
 * @param headers the headers that a message may carry
 */
record RequestHead(
        String event,
        String guid,
        String hookId,
        String signature,
        MediaType mediaType,
        long length,
        Map<String, String> headers) {

    private static final List<String> CONTENT_TYPE = List.of(Exchange.CONTENT_TYPE);

    /** Longest event or guid, in characters. */
    private static final int LONGEST_NAME = 100;

    /**
     * Format of a body, as the hook's {@code content_type} says.
     *
     * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks">Creating webhooks</a>
     */
    enum MediaType {
        JSON,
        FORM;

        /** Returns the format that the header {@code Content-Type} of a request names; empty for any other format. */
        static Optional<MediaType> of(InboundRequest request) {
            List<String> contentType = request.headers(Exchange.CONTENT_TYPE);
            if (contentType.size() != 1) {
                return Optional.empty();
            }
            String value = contentType.get(0);
            int parameters = value.indexOf(';');
            String name = (parameters < 0 ? value : value.substring(0, parameters)).strip();
            if (name.equalsIgnoreCase("application/json")) {
                return Optional.of(JSON);
            }
            return name.equalsIgnoreCase("application/x-www-form-urlencoded") ? Optional.of(FORM) : Optional.empty();
        }
    }

    /** Reads the headers of a request. Refuses those that are missing, malformed or repeated. */
    static RequestHead of(InboundRequest request, MediaType mediaType) throws RefusedException {
        requireNoneInQuery(request, GitHubHeaders.SINGLE);
        requireNoneInQuery(request, CONTENT_TYPE);
        Map<String, String> headers = new HashMap<>();
        for (String name : GitHubHeaders.ALLOWED) {
            String value = single(request, name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String signature = single(request, GitHubHeaders.SIGNATURE_256);
        single(request, GitHubHeaders.SIGNATURE_1);
        TraceHeaders.copy(request::headers, headers);
        return new RequestHead(
                checkedName(headers.get(GitHubHeaders.EVENT)),
                checkedName(headers.get(GitHubHeaders.DELIVERY)),
                headers.get(GitHubHeaders.HOOK_ID),
                signature,
                mediaType,
                request.contentLength(),
                headers);
    }

    /** Returns the only value of a header, null if there is none. Refuses a second one. */
    private static String single(InboundRequest request, String name) throws RefusedException {
        List<String> values = request.headers(name);
        if (values.isEmpty()) {
            return null;
        }
        String value = values.get(0);
        if (values.size() > 1 || isJoined(name, value)) {
            throw new RefusedException(Answer.HEADER_REPEATED);
        }
        return value;
    }

    /** Returns whether a proxy has joined repeated headers with a comma. Event and guid are checked elsewhere. */
    private static boolean isJoined(String name, String value) {
        return name.startsWith("X-GitHub-")
                && !name.equals(GitHubHeaders.EVENT)
                && !name.equals(GitHubHeaders.DELIVERY)
                && value.indexOf(',') >= 0;
    }

    /** Returns an event or a guid. Both end up in logs and keys, so only what GitHub could send is let through. */
    private static String checkedName(String value) throws RefusedException {
        if (value == null || value.isEmpty()) {
            throw new RefusedException(Answer.HEADER_MISSING);
        }
        if (value.length() > LONGEST_NAME) {
            throw new RefusedException(Answer.HEADER_MALFORMED);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            // proxies join repeated headers with a comma or a space
            if (c <= ' ' || c >= 127 || c == ',') {
                throw new RefusedException(Answer.HEADER_MALFORMED);
            }
        }
        return value;
    }

    /** Refuses a request with one of these headers in its query, which some engines mix with the headers. */
    static void requireNoneInQuery(InboundRequest request, List<String> headers) throws RefusedException {
        if (request.query() == null) {
            return;
        }
        for (String name : queryNames(request.query())) {
            if (headers.stream().anyMatch(name::equalsIgnoreCase)) {
                throw new RefusedException(Answer.HEADER_REPEATED);
            }
        }
    }

    /** Returns the decoded names of the parameters of a query, which may be null. */
    static List<String> queryNames(String query) throws RefusedException {
        if (query == null || query.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String parameter : query.split("[&;]", -1)) {
            try {
                names.add(URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8)
                        .strip());
            } catch (IllegalArgumentException e) {
                throw new RefusedException(Answer.HEADER_MALFORMED);
            }
        }
        return names;
    }
}
