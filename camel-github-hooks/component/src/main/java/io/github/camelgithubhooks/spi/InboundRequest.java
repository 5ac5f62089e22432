// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** HTTP request as its engine hands it over, before its body is read. */
public interface InboundRequest {

    /** Longest time that a body may take to come in: GitHub gives up after the same time. */
    Duration READ_TIMEOUT = Duration.ofSeconds(10);

    /** Bytes that a refused client may still send before its connection is closed. */
    long DISCARD_LIMIT = 64L * 1024 * 1024;

    /** Returns the HTTP method. */
    String method();

    /**
     * Returns the IP address at the other end of the connection, null if the engine doesn't report it. An address that a server
     * has taken from {@code X-Forwarded-For} must not be returned: it would let everybody pass {@code allowedSources}.
     */
    String remoteAddress();

    /** Returns the raw query, null if there is none. */
    String query();

    /** Returns every value of a header of the request. A query parameter is no header. */
    List<String> headers(String name);

    /** Returns the declared length of the body in bytes, -1 if unknown. */
    long contentLength();

    /** Reads the body. An engine without a thread for each request returns at once, and reads as bytes come in. */
    void read(Body body);

    /** Sets a callback, called at most once if the client leaves before it is answered and the engine notices. */
    void whenClientLeaves(Runnable left);

    /**
     * Answers the request, from any thread. A client that is still sending may finish, within limits, so that it reads the answer.
     *
     * @param whenWritten called once, even if the client has left
     */
    void answer(Reply reply, Runnable whenWritten);

    /**
     * Receiver of a body, used by one thread at a time. The engine calls one of {@link #end}, {@link #breakOff} and {@link
     * #giveUp} once, unless {@link #take} has returned false before.
     */
    interface Body {

        /** Takes the next bytes. Returns false if no more are wanted, because the request is being answered. */
        boolean take(int count, Chunk chunk);

        /** Ends the body: everything was read. */
        void end();

        /** Ends the body: the client has left. */
        void breakOff();

        /** Ends the body: {@link #READ_TIMEOUT} is over. */
        void giveUp();
    }

    /** Bytes that can be copied. */
    @FunctionalInterface
    interface Chunk {

        /** Copies the bytes into an array, from an index on. */
        void copyTo(byte[] target, int at);
    }

    /**
     * Answer to a client.
     *
     * @param status the HTTP status
     * @param headers the headers, without the length of the body. With {@code Connection: close}, the engine closes the
     *     connection once the answer is written and the request is over
     * @param text the body, in ASCII
     */
    record Reply(int status, Map<String, String> headers, String text) {}
}
