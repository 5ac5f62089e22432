// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Kept-alive connection on which one delivery is sent, and answered, after the other. Used by one thread. */
final class DeliveryConnection implements AutoCloseable {

    private static final AtomicLong GUIDS = new AtomicLong();
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Digits of the last group of a guid, which is what changes. */
    private static final int DIGITS = 12;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer request;
    private final int digitsEnd;
    private final boolean sameGuid;
    private final AnswerReader answers = new AnswerReader();
    private long sentAt;

    DeliveryConnection(int port, DeliveryRequest request, Selector selector) throws IOException {
        byte[] bytes = request.bytes();
        this.request = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        this.digitsEnd = request.guidAt() + DeliveryRequest.GUID_LENGTH;
        this.sameGuid = request.hasSameGuid();
        this.channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send() throws IOException {
        if (!sameGuid) {
            putGuid(GUIDS.incrementAndGet());
        }
        request.rewind();
        sentAt = System.nanoTime();
        write();
    }

    /** Goes on with what the selector found to be possible; returns the status of an answer that is complete. */
    int proceed() throws IOException {
        if (key.isWritable()) {
            write();
        }
        return key.isReadable() ? answers.read(channel) : AnswerReader.INCOMPLETE;
    }

    /** Returns the nanoseconds since the delivery was sent. */
    long latency() {
        return System.nanoTime() - sentAt;
    }

    private void write() throws IOException {
        channel.write(request);
        int operations = request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != operations) {
            key.interestOps(operations);
        }
    }

    private void putGuid(long number) {
        long rest = number;
        for (int digit = 1; digit <= DIGITS; digit++) {
            request.put(digitsEnd - digit, HEX[(int) rest & 15]);
            rest >>= 4;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
