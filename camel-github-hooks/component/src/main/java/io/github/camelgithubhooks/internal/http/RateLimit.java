// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the rate limit of one credential. What GitHub hasn't told yet is empty.
 *
 * @param server the host that was asked
 * @param credential who asked, without a secret: {@code token}, {@code token 2}, {@code installation 7}
 * @param limit how many requests it has in an hour
 * @param remaining how many of them are left
 * @param resetAt when it has all of them again, by this machine's clock
 * @param pausedUntil until when nothing is sent
 */
public record RateLimit(
        String server,
        String credential,
        OptionalLong limit,
        OptionalLong remaining,
        Optional<Instant> resetAt,
        Optional<Instant> pausedUntil) {}
