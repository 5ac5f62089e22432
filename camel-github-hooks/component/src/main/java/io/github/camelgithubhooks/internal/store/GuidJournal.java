// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Changes of the record that the database may not have in its file yet, since it writes with a delay. A change is with
 * the operating system when {@link #append} returns, so that a kill of the process can't undo it. Thread-safe.
 *
 * <p>The changes are in numbered files. When one is full, the database is flushed, and the files before the full one are
 * deleted: the last flush had all of their changes, and at least one flush came after it.
 */
final class GuidJournal implements AutoCloseable {

    enum Change {
        ADDED,
        REMOVED,
        CLEARED
    }

    /** After a kill twice as many are read at most, 0.1 ms each. */
    static final int CHANGES_IN_A_FILE = 1_000;

    private static final String PREFIX = "github-hooks.journal.";

    /** Any other end of a name is that of somebody's copy. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final Path directory;
    private final Runnable flush;

    /** Not a channel: an interrupt of a route's thread would close it. */
    private OutputStream file;

    private boolean torn;
    private long number;
    private int changes;

    /**
     * Opens the journal of a database, making up for what a kill took.
     *
     * @param flush writes the database to its file
     * @param redo makes a change again, which the database may have
     */
    GuidJournal(Path directory, Runnable flush, BiConsumer<Change, String> redo) throws IOException {
        this.directory = directory;
        this.flush = flush;
        for (long old : numbers()) {
            replay(path(old), redo);
            number = old;
        }
        next();
    }

    /**
     * Appends a change that the database has made.
     *
     * @throws IOException if the disk is full, for example; the journal may have the change or not
     */
    synchronized void append(Change change, String key) throws IOException {
        if (torn) {
            next();
        }
        torn = true;
        // one write: a kill leaves all of it, or a torn end that doesn't match its checksum
        file.write(bytes(change, key));
        torn = false;
        if (++changes % CHANGES_IN_A_FILE == 0) {
            next();
        }
    }

    private void next() throws IOException {
        OutputStream full = file;
        file = new FileOutputStream(path(number + 1).toFile());
        number++;
        torn = false;
        if (full != null) {
            full.close();
        }
        flush.run();
        deleteBefore(number - 1);
    }

    private static byte[] bytes(Change change, String key) throws IOException {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(entry)) {
            data.writeUTF(change.name());
            data.writeUTF(key);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(all)) {
            data.writeInt(entry.size());
            data.writeInt(checksum(entry.toByteArray()));
            entry.writeTo(data);
        }
        return all.toByteArray();
    }

    /** Reads as far as the file is whole: behind a torn entry nothing was written. */
    private static void replay(Path path, BiConsumer<Change, String> redo) throws IOException {
        byte[] all = Files.readAllBytes(path);
        try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(all))) {
            while (data.available() > 0) {
                int length = data.readInt();
                int checksum = data.readInt();
                byte[] entry = data.readNBytes(Math.max(0, length));
                if (entry.length == 0 || checksum != checksum(entry)) {
                    return;
                }
                DataInputStream fields = new DataInputStream(new ByteArrayInputStream(entry));
                Change change = Change.valueOf(fields.readUTF());
                redo.accept(change, fields.readUTF());
            }
        } catch (EOFException e) {
            // torn
        }
    }

    private static int checksum(byte[] entry) {
        CRC32 crc = new CRC32();
        crc.update(entry);
        return (int) crc.getValue();
    }

    private Path path(long of) {
        return directory.resolve(PREFIX + of);
    }

    private List<Long> numbers() throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path path : files) {
                String end = path.getFileName().toString().substring(PREFIX.length());
                if (NUMBER.matcher(end).matches()) {
                    numbers.add(Long.valueOf(end));
                }
            }
        }
        numbers.sort(null);
        return numbers;
    }

    private void deleteBefore(long first) throws IOException {
        for (long old : numbers()) {
            if (old < first) {
                Files.delete(path(old));
            }
        }
    }

    /** Deletes the journal of a database that is closed, and so has written everything. */
    @Override
    public synchronized void close() throws IOException {
        file.close();
        deleteBefore(Long.MAX_VALUE);
    }
}
