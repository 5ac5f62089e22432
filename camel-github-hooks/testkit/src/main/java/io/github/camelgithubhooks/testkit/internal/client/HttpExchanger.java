// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * An HTTP/1.1 client that opens a connection for each request. A pooled client would now and then use a connection that
 * a restarted listener had closed, and log a failure that GitHub wouldn't see. It also forbids headers that a wrong
 * delivery needs.
 */
public final class HttpExchanger {

    /** Fits in any socket's buffer. A longer request is written while the answer is read, which may come first. */
    private static final int WRITTEN_AT_ONCE = 16 * 1024;

    private final Executor writers;

    /** Creates a client that writes long requests on these threads. */
    public HttpExchanger(Executor writers) {
        this.writers = writers;
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param address where to connect, whatever host the request names
     * @throws SocketTimeoutException when the whole answer didn't arrive in time
     * @throws java.net.ConnectException when nothing listens there
     * @throws IOException when the connection ended before the answer did
     */
    public HttpAnswer send(InetSocketAddress address, HttpMessage message, Duration timeout) throws IOException {
        Deadline deadline = new Deadline(timeout);
        try (Socket socket = connect(address, message.target(), deadline)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            byte[] head = message.head();
            byte[] body = message.body();
            if (head.length + body.length <= WRITTEN_AT_ONCE) {
                write(out, head, body);
            } else {
                writers.execute(() -> write(out, head, body));
            }
            return new HttpAnswerReader(deadline.input(socket), message.method()).read();
        }
    }

    private static Socket connect(InetSocketAddress address, URI target, Deadline deadline) throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(address, deadline.remainingMillis());
            if (!"https".equals(target.getScheme())) {
                return plain;
            }
            plain.setSoTimeout(deadline.remainingMillis());
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            SSLSocket secure = (SSLSocket) factory.createSocket(plain, target.getHost(), address.getPort(), true);
            var parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /** Ignores failures: a listener may answer and close the connection before it has read everything. */
    private static void write(OutputStream out, byte[] head, byte[] body) {
        try {
            byte[] first = body.length <= WRITTEN_AT_ONCE ? joined(head, body) : head;
            out.write(first);
            if (first == head) {
                out.write(body);
            }
            out.flush();
        } catch (IOException e) {
            // If the answer is missing too, reading it fails.
        }
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** A request. */
    public static final class HttpMessage {

        private final String method;
        private final URI target;
        private final List<Map.Entry<String, String>> headers;
        private final byte[] body;

        public HttpMessage(String method, URI target, List<Map.Entry<String, String>> headers, byte[] body) {
            this.method = method;
            this.target = target;
            this.headers = headers;
            this.body = body;
        }

        String method() {
            return method;
        }

        URI target() {
            return target;
        }

        byte[] body() {
            return body;
        }

        byte[] head() {
            String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            StringBuilder head = new StringBuilder(method + " " + path + query + " HTTP/1.1\r\n");
            head.append("Host: ").append(target.getRawAuthority()).append("\r\n");
            headers.forEach(header -> head.append(header.getKey())
                    .append(": ")
                    .append(header.getValue())
                    .append("\r\n"));
            if (body.length > 0 || method.equals("POST") || method.equals("PUT") || method.equals("PATCH")) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            head.append("Connection: close\r\n\r\n");
            return head.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
