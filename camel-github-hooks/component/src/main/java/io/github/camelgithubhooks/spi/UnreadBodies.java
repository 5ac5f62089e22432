// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.spi;

import java.util.function.Consumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;

/**
 * Has an HTTP engine hand over requests with their bodies unread and without a thread that waits, where it would otherwise
 * decode them to characters or take all of them into memory before anything is checked. The Camel registry may hold one;
 * the Spring Boot starter brings it.
 */
@FunctionalInterface
public interface UnreadBodies {

    /**
     * Returns an engine whose consumers give their requests to a receiver.
     *
     * @param engine the one in use
     * @param receiver never waits
     */
    PlatformHttpEngine of(PlatformHttpEngine engine, Consumer<InboundRequest> receiver);
}
