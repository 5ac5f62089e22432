// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A connection on which anything can be sent, and be left unsent. */
public final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final URI url;

    public RawClient(URI url) throws IOException {
        this.url = url;
        this.socket = new Socket(url.getHost(), url.getPort());
    }

    /** Sends the head of a delivery, with its own length of the body or another framing. */
    public RawClient head(Map<String, String> headers, String framing) throws IOException {
        StringBuilder head =
                new StringBuilder("POST " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return send(head + framing + "\r\n\r\n");
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends a chunk of a body without a length. */
    public RawClient chunk(byte[] bytes) throws IOException {
        return send(Integer.toHexString(bytes.length) + "\r\n").send(bytes).send("\r\n");
    }

    public RawClient finish() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Reads one answer that has a length, with its body. */
    public String answer() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        String length = text.replaceFirst("(?is).*\r\ncontent-length: *(\\d+)\r\n.*", "$1");
        return text + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.ISO_8859_1);
    }

    public int status() throws IOException {
        String answer = answer();
        return answer.isEmpty() ? -1 : Integer.parseInt(answer.split(" ", 3)[1]);
    }

    /** Whether the server closes the connection without another byte. */
    public boolean isClosed() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
