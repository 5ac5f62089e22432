// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

/**
 * Version of an answer, from its header {@code ETag}. GitHub's tags change with the token, so a tag isn't sent with
 * another token than the one that it was got with.
 *
 * @param value the header's value
 * @param pass the number of the pass that it was got with
 */
public record EntityTag(String value, long pass) {}
