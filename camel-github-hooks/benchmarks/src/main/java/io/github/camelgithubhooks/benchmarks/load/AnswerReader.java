// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Reads the answers on one connection as their bytes come, and keeps nothing but the status. */
final class AnswerReader {

    /** Returned while an answer is incomplete. */
    static final int INCOMPLETE = 0;

    private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");
    private static final byte[] END_OF_CHUNKS = ascii("\r\n0\r\n\r\n");
    private static final byte[] LENGTH = ascii("\r\ncontent-length:");
    private static final byte[] CHUNKED = ascii("\r\ntransfer-encoding: chunked");
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(32_768);

    /**
     * Reads what has arrived and returns the status of the answer, or {@link #INCOMPLETE}.
     *
     * @throws IOException if the server has closed the connection, or answers more than 32 KB
     */
    int read(ReadableByteChannel channel) throws IOException {
        if (channel.read(bytes) < 0) {
            throw new EOFException("The server closed the connection");
        }
        int headEnd = find(END_OF_HEAD, 0, bytes.position());
        if (headEnd < 0 || !isComplete(headEnd)) {
            if (!bytes.hasRemaining()) {
                throw new IOException("The server answers more than 32 KB");
            }
            return INCOMPLETE;
        }
        int status = number(STATUS_AT);
        bytes.clear();
        return status;
    }

    private boolean isComplete(int headEnd) {
        int bodyAt = headEnd + END_OF_HEAD.length;
        int length = find(LENGTH, 0, headEnd);
        if (length >= 0) {
            return bytes.position() >= bodyAt + number(length + LENGTH.length + 1);
        }
        // the line end of the head may be the one before the last chunk
        return find(CHUNKED, 0, headEnd) < 0 || find(END_OF_CHUNKS, bodyAt - 2, bytes.position()) >= 0;
    }

    private int number(int at) {
        int number = 0;
        for (int i = at; Character.isDigit(bytes.get(i)); i++) {
            number = number * 10 + bytes.get(i) - '0';
        }
        return number;
    }

    /** Returns where a text in lower case begins, whatever the case of the bytes, or -1. */
    private int find(byte[] text, int from, int to) {
        for (int at = from; at <= to - text.length; at++) {
            if (isAt(text, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] text, int at) {
        for (int i = 0; i < text.length; i++) {
            byte next = bytes.get(at + i);
            if (next != text[i] && Character.toLowerCase(next) != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
