// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.spi;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * HTTP server of the dashboard. The Camel registry may hold one; the Spring Boot starter supplies it. Otherwise the dashboard
 * is served by Camel's management server, or by its main server.
 */
public interface DashboardServer {

    /**
     * Serves the dashboard at a path, and at all paths below.
     *
     * @param path begins with a slash and doesn't end with one
     * @return stops serving
     * @throws IllegalStateException if the dashboard would be open to others without authentication; the message says how
     *     to go on
     */
    AutoCloseable serve(String path, Pages pages) throws Exception;

    /** Pages of the dashboard. */
    @FunctionalInterface
    interface Pages {

        /** The most bytes of a request's body. */
        int LONGEST_BODY = 256 * 1024;

        /** Answers a request. Called by a thread that may wait. */
        Answer answer(Request request);
    }

    /**
     * Request that was read as a whole.
     *
     * @param path the path below that of the dashboard: empty, or with a slash in front
     * @param query the parameters; of one that is repeated, the first
     * @param headers returns a header, null if there is none
     * @param user the name of whoever is signed in, null if nobody is
     * @param local whether nobody but this machine can reach the server
     * @param body at most {@link Pages#LONGEST_BODY} bytes of UTF-8
     */
    record Request(
            String method,
            String path,
            Map<String, String> query,
            UnaryOperator<String> headers,
            String user,
            boolean local,
            String body) {}

    /**
     * Answer to a request.
     *
     * @param body to be sent as UTF-8; empty if there is none
     * @param events the stream that follows the headers in the place of a body, null for none
     */
    record Answer(int status, Map<String, String> headers, String body, Events events) {}

    /** Stream of server-sent events. */
    @FunctionalInterface
    interface Events {

        /** Begins to send, from a thread of the dashboard. Returns at once. */
        void sendTo(Client client);
    }

    /** Client of a stream. */
    interface Client {

        /**
         * Sends text, from one thread at a time. May wait until the client has taken some of what was sent before.
         *
         * @return false if the client has left
         */
        boolean send(String text);

        /** Ends the stream. */
        void end();
    }
}
