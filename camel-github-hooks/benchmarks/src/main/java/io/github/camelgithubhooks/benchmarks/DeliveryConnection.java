// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import io.github.camelgithubhooks.testkit.SignedSender;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Delivers the same payload again and again on one connection, each time with another guid. It is a bare socket and sends
 * bytes that were made before, so that the machine's time goes to the server.
 */
final class DeliveryConnection implements Load.Call, AutoCloseable {

    private static final AtomicLong GUIDS = new AtomicLong();
    private static final String GUID = "00000000-0000-4000-8000-%012x";
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] request;
    private final int guidAt;
    private final String expected;
    private final byte[] line = new byte[1000];

    /**
     * Connects to a port of this host.
     *
     * @param expectedStatus the status of the only good answer
     */
    DeliveryConnection(int port, byte[] payload, int expectedStatus) throws IOException {
        String head = String.join(
                "\r\n",
                "POST " + ReceiveServer.PATH + " HTTP/1.1",
                "Host: 127.0.0.1:" + port,
                "User-Agent: GitHub-Hookshot/044aadd",
                "Accept: */*",
                "Content-Type: application/json",
                "X-GitHub-Delivery: " + GUID.formatted(0),
                "X-GitHub-Event: push",
                "X-GitHub-Hook-ID: 4300000001",
                "X-GitHub-Hook-Installation-Target-ID: 1000000001",
                "X-GitHub-Hook-Installation-Target-Type: repository",
                "X-Hub-Signature: " + SignedSender.sign1(ReceiveServer.SECRET, payload),
                "X-Hub-Signature-256: " + SignedSender.sign256(ReceiveServer.SECRET, payload),
                "Content-Length: " + payload.length,
                "\r\n");
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        request = new byte[headBytes.length + payload.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(payload, 0, request, headBytes.length, payload.length);
        guidAt = head.indexOf(GUID.formatted(0));
        expected = "HTTP/1.1 " + expectedStatus;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Delivers once and waits for the answer. */
    @Override
    public void run() throws IOException {
        byte[] guid = GUID.formatted(GUIDS.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(guid, 0, request, guidAt, guid.length);
        out.write(request);
        String status = readLine();
        if (!status.startsWith(expected)) {
            throw new IOException("Expected " + expected + ", was " + status);
        }
        int length = 0;
        boolean chunked = false;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            chunked |= header.equalsIgnoreCase(CHUNKED);
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(length);
        if (chunked) {
            skipChunks();
        }
    }

    private void skipChunks() throws IOException {
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            in.skipNBytes(size);
            readLine();
        }
        readLine();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(readLine().strip(), 16);
    }

    private String readLine() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server hung up");
            }
            if (next != '\r') {
                line[length++] = (byte) next;
            }
        }
        return new String(line, 0, length, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
