// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import java.time.Duration;
import java.util.List;

/** An HTTP request as its engine hands it over, before its body is read. */
interface InboundRequest {

    /** How long a body may take to come in: GitHub gives up after as long. */
    Duration READ_TIMEOUT = Duration.ofSeconds(10);

    /** How much a refused client may still send, in bytes, before its connection is closed. */
    long DISCARD_LIMIT = 64L * 1024 * 1024;

    String method();

    /** The IP address that the connection comes from, {@code null} where the engine doesn't tell. */
    String remoteAddress();

    /** The raw query, {@code null} when there is none. */
    String query();

    /** Every value of a header of the request, and nothing else: a query parameter is no header. */
    List<String> headers(String name);

    /** The declared length of the body in bytes, -1 when it isn't known. */
    long contentLength();

    /** Reads the body, and calls one method of the handler once. Engines without a thread for each request don't wait. */
    void read(BodyBytes bytes, BodyHandler handler);

    /** Calls back, once at most, when the client leaves before it is answered, where the engine tells. */
    void whenClientLeaves(Runnable left);

    /**
     * Answers, from any thread. A client that is still sending may finish, within limits, so that it reads the answer.
     *
     * @param whenWritten called once, also when the client has left
     */
    void answer(Answer answer, Runnable whenWritten);

    /** What becomes of a body. */
    interface BodyHandler {

        void read();

        void refused(RefusedException why);
    }
}
