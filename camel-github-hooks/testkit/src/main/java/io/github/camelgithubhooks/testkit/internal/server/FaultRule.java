// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.server;

import java.util.regex.Pattern;

/**
 * A fault and the requests that it affects.
 *
 * @param method an HTTP method, or {@code *} for all
 * @param path matches the beginning of the path below the API's root, with or without the query
 * @param times how many requests it affects; 0 for all
 */
public record FaultRule(FaultEffect effect, String method, Pattern path, int times) {

    boolean fits(IncomingRequest request) {
        return (method.equals("*") || method.equalsIgnoreCase(request.method()))
                && (path.matcher(request.path()).lookingAt()
                        || path.matcher(request.path() + "?" + request.query()).lookingAt());
    }
}
