// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

/**
 * What GitHub counts for one credential.
 *
 * @param rateLimit what it said about the rate limits
 * @param pacer what spreads the requests
 */
record Allowance(RateLimitState rateLimit, Pacer pacer) {}
