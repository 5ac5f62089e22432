// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * File with one secret or token, such as Docker and Kubernetes mount them. Its last line break doesn't count. Thread-safe.
 */
public final class SecretFile {

    private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);
    private static final String SCHEME = "file:";

    /** Time in which the content counts as current. */
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    /** The same after a wrong signature, which a changed file may explain. Strangers can cause these checks. */
    private static final long FRESH_AFTER_REFUSAL = Duration.ofMillis(100).toNanos();

    private record Content(FileTime changed, long size, Object file, String secret) {
        boolean isOf(BasicFileAttributes attributes) {
            return changed.equals(attributes.lastModifiedTime())
                    && size == attributes.size()
                    && Objects.equals(file, attributes.fileKey());
        }

        @Override
        public String toString() {
            return "Content[changed=" + changed + "]";
        }
    }

    private final String option;
    private final Path path;
    private Content content;
    private long lookedAt;
    private boolean lost;

    private SecretFile(String option, Path path) {
        this.option = option;
        this.path = path;
    }

    /** Returns whether the value of an option names a file. */
    public static boolean isNamedBy(String value) {
        return value.startsWith(SCHEME);
    }

    /**
     * Reads the file of an option.
     *
     * @throws IllegalArgumentException if the file can't be read or is empty; the message names the option and the remedy
     */
    public static SecretFile open(String option, String uri) {
        String name = uri.substring(SCHEME.length()).replaceFirst("^//+", "/");
        SecretFile file = new SecretFile(option, Path.of(name));
        try {
            file.content = file.read();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The option " + option + " names the file " + name + ", which can't be read (" + reason(e)
                            + "): write the secret into it, or give the option the path of the file that holds it",
                    e);
        }
        file.lookedAt = System.nanoTime();
        return file;
    }

    /** Returns the content. Checks at most once a second whether the file has changed. */
    public synchronized String value() {
        lookUnlessWithin(FRESH);
        return content.secret();
    }

    /** Checks whether the file has changed, unless that was checked a moment ago. */
    public synchronized void look() {
        lookUnlessWithin(FRESH_AFTER_REFUSAL);
    }

    private void lookUnlessWithin(long nanos) {
        long now = System.nanoTime();
        if (now - lookedAt < nanos) {
            return;
        }
        lookedAt = now;
        try {
            if (!content.isOf(attributes())) {
                content = read();
                LOG.info("The file {} has changed: the secret of the option {} was read again", path, option);
            }
            lost = false;
        } catch (IOException e) {
            if (!lost) {
                LOG.warn(
                        "The file {} of the option {} can't be read ({}): its last secret stays in use",
                        path,
                        option,
                        reason(e));
            }
            lost = true;
        }
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    private Content read() throws IOException {
        BasicFileAttributes before = attributes();
        String secret = Files.readString(path, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
        if (secret.isEmpty()) {
            throw new IOException("it is empty");
        }
        return new Content(before.lastModifiedTime(), before.size(), before.fileKey(), secret);
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : e.getMessage();
    }
}
