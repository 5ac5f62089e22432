// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A socket's input that ends with a time-out at a fixed moment, however often a few bytes arrive before. */
final class DeadlineInputStream extends InputStream {

    private final Socket socket;
    private final InputStream in;
    private final Deadline deadline;

    DeadlineInputStream(Socket socket, Deadline deadline) throws IOException {
        super();
        this.socket = socket;
        this.in = socket.getInputStream();
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        socket.setSoTimeout(deadline.remainingMillis());
        return in.read(buffer, offset, length);
    }
}
