// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.spi;

import java.util.function.Consumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;

/**
 * Wrapper for an HTTP engine that would decode bodies to characters, or read them into memory before anything is checked. The
 * wrapped engine hands requests over with their bodies unread, and no thread waits. The Camel registry may hold one; the
 * Spring Boot starter supplies it.
 */
@FunctionalInterface
public interface UnreadBodies {

    /**
     * Returns an engine whose consumers pass their requests to a receiver.
     *
     * @param engine the engine in use
     * @param receiver gets the requests, and never waits
     */
    PlatformHttpEngine of(PlatformHttpEngine engine, Consumer<InboundRequest> receiver);
}
