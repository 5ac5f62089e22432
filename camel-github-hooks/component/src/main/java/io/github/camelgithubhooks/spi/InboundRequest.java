// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An HTTP request as its engine hands it over, before its body is read. */
public interface InboundRequest {

    /** How long a body may take to come in: GitHub gives up after as long. */
    Duration READ_TIMEOUT = Duration.ofSeconds(10);

    /** How much a refused client may still send, in bytes, before its connection is closed. */
    long DISCARD_LIMIT = 64L * 1024 * 1024;

    String method();

    /**
     * Returns the IP address at the other end of the connection, {@code null} where the engine doesn't tell. A server that
     * replaces it by what {@code X-Forwarded-For} says would let everybody pass {@code allowedSources}: that is no address.
     */
    String remoteAddress();

    /** Returns the raw query, {@code null} when there is none. */
    String query();

    /** Returns every value of a header of the request, and nothing else: a query parameter is no header. */
    List<String> headers(String name);

    /** Returns the declared length of the body in bytes, -1 when it isn't known. */
    long contentLength();

    /** Reads the body. An engine without a thread for each request returns at once. */
    void read(Body body);

    /** Calls back, once at most, when the client leaves before it is answered, where the engine tells. */
    void whenClientLeaves(Runnable left);

    /**
     * Answers, from any thread. A client that is still sending may finish, within limits, so that it reads the answer.
     *
     * @param whenWritten called once, also when the client has left
     */
    void answer(Reply reply, Runnable whenWritten);

    /** What a body is given to, by one thread at a time. One of the three ends is called once, unless it was full before. */
    interface Body {

        /** Takes the next bytes. Returns false when it wants no more: then the request is being answered. */
        boolean take(int count, Chunk chunk);

        /** Ends it: everything was read. */
        void end();

        /** Ends it: the client left. */
        void breakOff();

        /** Ends it: {@link #READ_TIMEOUT} is over. */
        void giveUp();
    }

    /** Some bytes, which can be copied. */
    @FunctionalInterface
    interface Chunk {
        void copyTo(byte[] target, int at);
    }

    /**
     * What a client is answered.
     *
     * @param status the status of HTTP
     * @param headers all but its length
     * @param text its body, in ASCII
     */
    record Reply(int status, Map<String, String> headers, String text) {}
}
