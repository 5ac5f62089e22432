// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.options;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.signature.ConfiguredSecrets;
import io.github.camelgithubhooks.internal.signature.CurrentSecrets;
import java.util.Optional;

/** Reads the secrets that the options name: literally, in files, or through a bean that is asked each time. */
public final class HookSecrets {

    private HookSecrets() {}

    /**
     * Checks that the secrets come from one place.
     *
     * @throws IllegalArgumentException when both the bean and a secret are set
     */
    public static void requireOneWay(GitHubHooksConfiguration options) {
        if (options.getWebhookSecrets() != null
                && (isSet(options.getWebhookSecret()) || isSet(options.getPreviousWebhookSecret()))) {
            throw new IllegalArgumentException("webhookSecrets takes the place of webhookSecret and"
                    + " previousWebhookSecret: set either it or them");
        }
    }

    public static boolean areSet(GitHubHooksConfiguration options) {
        return options.getWebhookSecrets() != null || isSet(options.getWebhookSecret());
    }

    /**
     * Returns the secret that hooks are made with; null when there is none.
     *
     * @throws IllegalArgumentException when its file can't be read
     * @throws IllegalStateException when the bean can't supply it
     */
    public static String newest(GitHubHooksConfiguration options) {
        if (options.getWebhookSecrets() != null) {
            return new CurrentSecrets(options.getWebhookSecrets()).newest();
        }
        return isSet(options.getWebhookSecret()) ? value(options.getWebhookSecret(), null) : null;
    }

    /**
     * Returns the secret before the newest one; empty when it isn't known.
     *
     * @throws IllegalArgumentException when its file can't be read
     * @throws IllegalStateException when the bean can't supply it
     */
    public static Optional<String> previous(GitHubHooksConfiguration options) {
        return options.getWebhookSecrets() != null
                ? new CurrentSecrets(options.getWebhookSecrets()).previous()
                : Optional.ofNullable(value(null, options.getPreviousWebhookSecret()));
    }

    private static String value(String webhookSecret, String previousWebhookSecret) {
        return new ConfiguredSecrets(webhookSecret, previousWebhookSecret)
                .secrets().stream().findFirst().orElse(null);
    }

    private static boolean isSet(String secret) {
        return secret != null && !secret.isEmpty();
    }
}
