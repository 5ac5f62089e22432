// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.signature.MountedSecrets;
import java.nio.file.Path;
import java.util.List;

/**
 * Supplier of the secrets in the files of a directory, such as a mounted secret of Kubernetes or the files that Vault Agent
 * writes. Each file holds one secret; its last line break doesn't count. Files whose name begins with a dot are ignored.
 *
 * <p>The secrets are in the order of the file names, newest first, as in {@code current} and {@code previous}, unless
 * {@code files} names them. The directory is read again at most ten times a second, when a delivery comes. If it can't
 * be read or holds no secret, the last secrets stay in use, with a warning. Thread-safe.
 */
public final class SecretDirectory implements WebhookSecrets {

    private volatile String directory;
    private volatile String files;
    private volatile MountedSecrets mounted;

    /** Creates a supplier whose directory has to be set. */
    public SecretDirectory() {}

    /**
     * Creates a supplier.
     *
     * @param directory the path of the directory
     */
    public SecretDirectory(String directory) {
        setDirectory(directory);
    }

    /** Returns the path of the directory. */
    public String getDirectory() {
        return directory;
    }

    /** Sets the path of the directory, with or without {@code file:}. */
    public void setDirectory(String directory) {
        this.directory = directory;
        mounted = null;
    }

    /** Returns the names of the files; null for all of them. */
    public String getFiles() {
        return files;
    }

    /** Sets the names of the files, separated by commas, the newest secret first. By default all files are read. */
    public void setFiles(String files) {
        this.files = files;
        mounted = null;
    }

    /**
     * Returns the secrets, newest first.
     *
     * @throws IllegalStateException when the directory isn't set, or never held a secret
     */
    @Override
    public List<String> secrets() {
        MountedSecrets known = mounted;
        if (known == null) {
            known = open();
        }
        return known.values();
    }

    private synchronized MountedSecrets open() {
        if (mounted == null) {
            if (directory == null || directory.isBlank()) {
                throw new IllegalStateException("SecretDirectory has no directory: set its property directory to the"
                        + " path of the directory that holds the secrets");
            }
            Path path = Path.of(directory.strip().replaceFirst("^file:(//+(?=/))?", ""));
            mounted = MountedSecrets.in(path, files == null || files.isBlank() ? List.of() : names(files));
        }
        return mounted;
    }

    private static List<String> names(String files) {
        return List.of(files.strip().split("\\s*,\\s*"));
    }

    @Override
    public String toString() {
        return "SecretDirectory[" + directory + "]";
    }
}
