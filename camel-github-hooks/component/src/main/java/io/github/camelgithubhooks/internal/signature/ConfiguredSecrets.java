// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signature;

import io.github.camelgithubhooks.WebhookSecrets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Secrets of the options {@code webhookSecret} and {@code previousWebhookSecret}: verbatim, or the content of the file that
 * {@code file:} names. A file is read again when it changes. Thread-safe.
 */
public final class ConfiguredSecrets implements WebhookSecrets {

    /** Secret of one option. */
    private interface Secret {
        String value();

        void look();

        static Secret of(String option, String value) {
            if (SecretFile.isNamedBy(value)) {
                SecretFile file = SecretFile.open(option, value);
                return new Secret() {
                    @Override
                    public String value() {
                        return file.value();
                    }

                    @Override
                    public void look() {
                        file.look();
                    }
                };
            }
            return new Secret() {
                @Override
                public String value() {
                    return value;
                }

                @Override
                public void look() {
                    // a verbatim value never changes
                }
            };
        }
    }

    private final List<Secret> secrets;
    private final boolean inFiles;
    /** Null if one is in a file. */
    private final List<String> fixed;

    /**
     * Takes the values of the options.
     *
     * @param webhookSecret the newest secret; null or empty means none
     * @param previousWebhookSecret the one before it; null or empty means none
     * @throws IllegalArgumentException if a file can't be read or is empty; the message names the option and the remedy
     */
    public ConfiguredSecrets(String webhookSecret, String previousWebhookSecret) {
        this.secrets = Stream.of(
                        secret("webhookSecret", webhookSecret), secret("previousWebhookSecret", previousWebhookSecret))
                .flatMap(List::stream)
                .toList();
        this.inFiles = Stream.of(webhookSecret, previousWebhookSecret)
                .anyMatch(value -> value != null && SecretFile.isNamedBy(value));
        this.fixed = inFiles ? null : values();
    }

    private static List<Secret> secret(String option, String value) {
        return value == null || value.isEmpty() ? List.of() : List.of(Secret.of(option, value));
    }

    /** Returns the values, newest first. Checks at most once a second whether a file has changed. */
    @Override
    public List<String> secrets() {
        return fixed != null ? fixed : values();
    }

    private List<String> values() {
        return secrets.stream().map(Secret::value).toList();
    }

    boolean areInFiles() {
        return inFiles;
    }

    /** Checks whether a file has changed, unless that was checked a moment ago. */
    void look() {
        secrets.forEach(Secret::look);
    }
}
