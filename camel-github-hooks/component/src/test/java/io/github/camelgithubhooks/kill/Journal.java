// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import io.github.camelgithubhooks.GitHubHooksConstants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a process wrote down about the events it handled, in a file of its own. A line is with the operating system when
 * the call that writes it returns: a kill of the process takes nothing of it away.
 */
final class Journal implements AutoCloseable {

    /**
     * One line.
     *
     * @param done whether the event was handled, or only begun with
     * @param source what brought it: {@code receive} or {@code deliveries}
     * @param at when it was written down
     * @param base64 its body, empty when it was only begun with
     */
    record Entry(boolean done, String guid, String source, Instant at, String base64) {

        private String line() {
            return (done ? "done" : "begin") + " " + guid + " " + source + " " + at + " " + base64 + "\n";
        }

        private static Entry of(String line) {
            String[] fields = line.split(" ", -1);
            return new Entry(fields[0].equals("done"), fields[1], fields[2], Instant.parse(fields[3]), fields[4]);
        }

        boolean pushed() {
            return source.equals("receive");
        }

        byte[] body() {
            return Base64.getDecoder().decode(base64);
        }
    }

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    static Journal create(Path file) throws IOException {
        return new Journal(FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    /** What was written to the file so far; a last line that isn't complete doesn't count. */
    static List<Entry> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            List<Entry> entries = new ArrayList<>();
            text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Entry::of).forEach(entries::add);
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begin(Exchange exchange) throws IOException {
        write(exchange.getMessage(), false);
    }

    void done(Exchange exchange) throws IOException {
        write(exchange.getMessage(), true);
    }

    private void write(Message message, boolean done) throws IOException {
        String body = done ? Base64.getEncoder().encodeToString(message.getBody(byte[].class)) : "";
        Entry entry = new Entry(
                done,
                message.getHeader(GitHubHooksConstants.DELIVERY_GUID, String.class),
                message.getHeader(GitHubHooksConstants.SOURCE, String.class),
                Instant.now(),
                body);
        append(ByteBuffer.wrap(entry.line().getBytes(StandardCharsets.US_ASCII)));
    }

    private synchronized void append(ByteBuffer line) throws IOException {
        while (line.hasRemaining()) {
            file.write(line);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
