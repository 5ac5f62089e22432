// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import io.github.camelgithubhooks.testkit.internal.server.IncomingRequest;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.tokens.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Weak tags of answers, which depend on the token, and 304 for a caller that knows the answer.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api">Best practices
 *     for using the REST API</a>
 */
final class EntityTags {

    private EntityTags() {}

    static OutgoingResponse answer(IncomingRequest request, OutgoingResponse response, Token token) {
        String tag = tag(response, token);
        OutgoingResponse tagged = response.header("ETag", tag);
        boolean known = request.header("If-None-Match").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(seen -> seen.equals("*") || strong(seen).equals(strong(tag)));
        return known ? tagged.withoutBody(304) : tagged;
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static String tag(OutgoingResponse response, Token token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(response.body());
            digest.update(response.headers().getOrDefault("Link", "").getBytes(StandardCharsets.UTF_8));
            digest.update((token == null ? "" : token.value()).getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(digest.digest()) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
