// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import io.github.camelgithubhooks.testkit.internal.server.IncomingRequest;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.tokens.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tags of answers, and 304 for a caller that knows the answer. A tag depends on the token, but not on the JWT of an App.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api">Best practices
 *     for using the REST API</a>
 */
final class EntityTags {

    private EntityTags() {}

    static OutgoingResponse answer(IncomingRequest request, OutgoingResponse response, Token token) {
        if (response.status() != 200 && response.status() != 201) {
            return response;
        }
        String tag = tag(response, token == null || token.app() != null ? "" : token.value());
        if (!request.reads()) {
            return response.header("ETag", tag);
        }
        OutgoingResponse tagged = response.header("ETag", "W/" + tag);
        boolean known = request.header("If-None-Match").isPresent()
                ? isNamed(request, tag)
                : isUnmodified(request, response.headers().get("Last-Modified"));
        return known ? tagged.withoutBody(304) : tagged;
    }

    private static boolean isNamed(IncomingRequest request, String tag) {
        return request.header("If-None-Match").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(seen -> seen.equals("*") || strong(seen).equals(tag));
    }

    /**
     * Returns whether the caller's date is not before the last change.
     *
     * @param lastModified null for an answer without a date
     */
    private static boolean isUnmodified(IncomingRequest request, String lastModified) {
        Optional<Instant> since = request.header("If-Modified-Since").flatMap(HttpDate::read);
        Optional<Instant> changed = Optional.ofNullable(lastModified).flatMap(HttpDate::read);
        return since.isPresent() && changed.isPresent() && !since.get().isBefore(changed.get());
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static String tag(OutgoingResponse response, String caller) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(response.body());
            digest.update(response.headers().getOrDefault("Link", "").getBytes(StandardCharsets.UTF_8));
            digest.update(caller.getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(digest.digest()) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
