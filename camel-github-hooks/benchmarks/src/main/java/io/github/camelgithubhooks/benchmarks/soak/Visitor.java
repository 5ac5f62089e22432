// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Connection of an attack, which takes one step after the other. Used by one thread. */
final class Visitor {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    /** Bytes after which it is another connection's turn. */
    private static final int MOST_AT_ONCE = 128 * 1024;

    private final Attack attack;
    private final Tally tally;
    private final Iterator<Step> steps;
    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer sending;
    private boolean finished;

    Visitor(Attack attack, Tally tally, Iterator<Step> steps, int port, Selector selector) throws IOException {
        this.attack = attack;
        this.tally = tally;
        this.steps = steps;
        this.channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        tally.opened();
    }

    Attack attack() {
        return attack;
    }

    /** Does what the connection is ready for. Returns the nanoseconds to wait, 0 to be called when it is ready again. */
    long proceed(ByteBuffer buffer) {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(attack.reads() ? SelectionKey.OP_READ : 0);
                return takeSteps();
            }
            if (key.isReadable() && !read(buffer)) {
                tally.closedByServer();
                leave();
                return 0;
            }
            return key.isValid() && key.isWritable() ? takeSteps() : 0;
        } catch (IOException e) {
            tally.closedByServer();
            leave();
            return 0;
        }
    }

    /** Goes on after a pause. */
    long goOn() {
        try {
            return key.isValid() ? takeSteps() : 0;
        } catch (IOException e) {
            tally.closedByServer();
            leave();
            return 0;
        }
    }

    boolean isOpen() {
        return key.isValid();
    }

    private long takeSteps() throws IOException {
        int left = MOST_AT_ONCE;
        while (true) {
            if (sending != null) {
                int count = channel.write(sending);
                tally.sent(count);
                left -= count;
                if (sending.hasRemaining() || left < 0) {
                    key.interestOpsOr(SelectionKey.OP_WRITE);
                    return 0;
                }
                sending = null;
            }
            if (finished || !steps.hasNext()) {
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
                return 0;
            }
            Step step = steps.next();
            if (step instanceof Step.Send send) {
                sending = send.bytes().duplicate();
            } else if (step instanceof Step.Pause pause) {
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
                return pause.duration().toNanos();
            } else if (step instanceof Step.Finish) {
                channel.shutdownOutput();
                finished = true;
            } else {
                leave();
                return 0;
            }
        }
    }

    private boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count > 0) {
            Matcher status = STATUS.matcher(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
            while (status.find()) {
                tally.answered(Integer.parseInt(status.group(1)));
            }
        }
        return count >= 0;
    }

    void leave() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
