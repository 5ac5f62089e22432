// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rate limit of one credential, as far as GitHub has reported it. What it hasn't reported is empty.
 *
 * @param server the host of the API
 * @param credential the credential's name, without a secret: {@code token}, {@code token 2}, {@code installation 7}
 * @param limit the number of requests allowed in an hour
 * @param remaining the number of requests that are left
 * @param resetAt when all of them are available again, by this machine's clock
 * @param pausedUntil until when nothing is sent
 */
public record RateLimit(
        String server,
        String credential,
        OptionalLong limit,
        OptionalLong remaining,
        Optional<Instant> resetAt,
        Optional<Instant> pausedUntil) {}
