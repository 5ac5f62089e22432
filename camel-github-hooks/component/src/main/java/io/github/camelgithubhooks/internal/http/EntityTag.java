// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

/**
 * What GitHub calls an answer by, from its header {@code ETag}. GitHub's tags change with the token: one that was got with
 * an earlier token isn't sent again.
 *
 * @param value the header's value
 * @param pass the number of the pass that it was got with
 */
public record EntityTag(String value, long pass) {}
