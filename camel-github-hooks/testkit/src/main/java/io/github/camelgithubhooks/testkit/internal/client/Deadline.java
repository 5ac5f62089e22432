// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The moment at which an exchange times out, in real time. */
final class Deadline {

    private final long end;

    Deadline(Duration timeout) {
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Returns the time left: at least 1, because to a socket 0 means forever.
     *
     * @throws SocketTimeoutException when no time is left
     */
    int remainingMillis() throws SocketTimeoutException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("timed out");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    /** Returns a socket's input that times out at this moment, even if a few bytes arrive every now and then. */
    InputStream input(Socket socket) throws IOException {
        return new BoundedInput(socket);
    }

    private final class BoundedInput extends InputStream {

        private final Socket socket;
        private final InputStream in;

        private BoundedInput(Socket socket) throws IOException {
            super();
            this.socket = socket;
            this.in = socket.getInputStream();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            socket.setSoTimeout(remainingMillis());
            return in.read(buffer, offset, length);
        }
    }
}
