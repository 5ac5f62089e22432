// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/** Tells which engine a request came from. */
final class InboundRequests {

    /** {@code null} where there is no Vert.x, which is an optional dependency. */
    private static final Class<?> VERTX_REQUEST =
            ObjectHelper.loadClass("io.vertx.core.http.HttpServerRequest", InboundRequests.class.getClassLoader());

    private InboundRequests() {}

    static InboundRequest of(Message message) {
        Object body = message.getBody();
        return VERTX_REQUEST != null && VERTX_REQUEST.isInstance(body)
                ? new VertxRequest(body)
                : new MessageRequest(message);
    }
}
