// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.server;

/**
 * A request and the status of its answer.
 *
 * @param status 0 while there is no answer, and when the connection was dropped instead
 */
public record LoggedRequest(IncomingRequest request, int status) {}
