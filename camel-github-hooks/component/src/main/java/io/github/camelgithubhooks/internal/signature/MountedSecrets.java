// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secrets in the files of a directory, read again when they change. Thread-safe. */
public final class MountedSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(MountedSecrets.class);

    /** Time in which the secrets count as current. */
    private static final long FRESH = Duration.ofMillis(100).toNanos();

    /** The most files of a directory: more are probably no secrets. */
    private static final int MOST_FILES = 20;

    private final Path directory;
    private final List<String> names;
    private List<String> secrets = List.of();
    private long lookedAt;
    private boolean lost;

    private MountedSecrets(Path directory, List<String> names) {
        this.directory = directory;
        this.names = names;
    }

    /**
     * Reads the secrets.
     *
     * @param names the names of the files, newest first; empty for all files in the order of their names
     * @throws IllegalStateException when there is none, or a file can't be read
     */
    public static MountedSecrets in(Path directory, List<String> names) {
        MountedSecrets mounted = new MountedSecrets(directory, names);
        try {
            mounted.secrets = mounted.read();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The directory " + directory + " supplies no secret (" + reason(e)
                            + "): write each secret into a file of its own there",
                    e);
        }
        mounted.lookedAt = System.nanoTime();
        return mounted;
    }

    /** Returns the secrets, newest first; one or more. */
    public synchronized List<String> values() {
        long now = System.nanoTime();
        if (now - lookedAt >= FRESH) {
            lookedAt = now;
            look();
        }
        return secrets;
    }

    private void look() {
        try {
            List<String> found = read();
            if (!found.equals(secrets)) {
                secrets = found;
                LOG.info("The secrets in {} have changed and were read again: {} in use", directory, found.size());
            }
            lost = false;
        } catch (IOException e) {
            if (!lost) {
                LOG.warn("The secrets in {} can't be read ({}): the last ones stay in use", directory, reason(e));
            }
            lost = true;
        }
    }

    private List<String> read() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String secret = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
            if (!secret.isEmpty()) {
                found.add(secret);
            }
        }
        if (found.isEmpty()) {
            throw new IOException("it holds no file with a secret");
        }
        return List.copyOf(found);
    }

    /** Returns the files. A named one may be absent, as the previous secret is most of the time. */
    private List<Path> files() throws IOException {
        if (!names.isEmpty()) {
            return names.stream().map(directory::resolve).filter(Files::exists).toList();
        }
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> files = all.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new IOException("it holds more than " + MOST_FILES + " files");
            }
            return files;
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException missing ? "there is no " + missing.getFile() : e.getMessage();
    }
}
