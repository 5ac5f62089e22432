// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;

/**
 * Has an HTTP engine leave the bodies of requests unread, where it would otherwise decode them to characters or take all
 * of them into memory before anything is checked. The Camel registry may hold one; the Spring Boot starter brings it.
 */
@FunctionalInterface
public interface UnreadBodies {

    /**
     * The property of its exchanges that holds the address at the other end of the connection. A server that replaces it by
     * what {@code X-Forwarded-For} says would let everybody pass {@code allowedSources}: then it is left out, and deliveries
     * are answered 503.
     */
    String REMOTE_ADDRESS = "CamelGitHubHooksRemoteAddress";

    /** The engine in whose messages the body is an {@link java.io.InputStream} of the bytes as they come in. */
    PlatformHttpEngine of(PlatformHttpEngine engine);
}
