// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.signature.ConfiguredSecrets;
import io.github.camelgithubhooks.internal.signature.CurrentSecrets;
import java.util.Optional;

/** The secrets that the options name: by themselves, in files, or by a bean that is asked each time. */
final class HookSecrets {

    private HookSecrets() {}

    /** @throws IllegalArgumentException when both the bean and a secret are set */
    static void requireOneWay(GitHubHooksConfiguration options) {
        if (options.getWebhookSecrets() != null
                && (isSet(options.getWebhookSecret()) || isSet(options.getPreviousWebhookSecret()))) {
            throw new IllegalArgumentException("webhookSecrets takes the place of webhookSecret and"
                    + " previousWebhookSecret: set either it or them");
        }
    }

    static boolean areSet(GitHubHooksConfiguration options) {
        return options.getWebhookSecrets() != null || isSet(options.getWebhookSecret());
    }

    /**
     * The secret that hooks are made with; null when there is none.
     *
     * @throws IllegalArgumentException when its file can't be read
     * @throws IllegalStateException when the bean can't tell it
     */
    static String newest(GitHubHooksConfiguration options) {
        if (options.getWebhookSecrets() != null) {
            return new CurrentSecrets(options.getWebhookSecrets()).newest();
        }
        return value(options.getWebhookSecret(), null);
    }

    /**
     * The secret before it, if it is known.
     *
     * @throws IllegalArgumentException when its file can't be read
     * @throws IllegalStateException when the bean can't tell it
     */
    static Optional<String> previous(GitHubHooksConfiguration options) {
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
