// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.options.HookSecrets;
import java.util.Arrays;
import java.util.List;

/**
 * Options that a hook is created or changed with, where the message body leaves them out. Absent ones are null.
 *
 * @param hookUrl the address to deliver to
 * @param contentType {@code json} or {@code form}
 * @param webhookSecret the secret to sign with
 * @param insecureSsl {@code 0} or {@code 1}
 * @param active whether GitHub delivers
 * @param events the events to deliver
 * @param addEvents the events that an update adds
 * @param removeEvents the events that an update removes
 * @param allowSecretRemoval whether an update may send a config without its secret
 */
public record HookOptions(
        String hookUrl,
        String contentType,
        String webhookSecret,
        String insecureSsl,
        Boolean active,
        List<String> events,
        List<String> addEvents,
        List<String> removeEvents,
        boolean allowSecretRemoval) {

    /**
     * Reads the options of an endpoint.
     *
     * @throws IllegalArgumentException when the file with the secret can't be read
     * @throws IllegalStateException when the bean can't supply the secret
     */
    public static HookOptions of(GitHubHooksConfiguration options) {
        return new HookOptions(
                options.getHookUrl() == null || options.getHookUrl().isEmpty() ? null : options.getHookUrl(),
                options.getContentType(),
                HookSecrets.newest(options),
                options.getInsecureSsl(),
                options.getActive(),
                names(options.getEvents()),
                names(options.getAddEvents()),
                names(options.getRemoveEvents()),
                options.isAllowSecretRemoval());
    }

    /** Returns the options of an active hook that delivers these events to this address. */
    public HookOptions delivering(List<String> wanted, String url) {
        return new HookOptions(url, contentType, webhookSecret, insecureSsl, true, wanted, null, null, false);
    }

    private static List<String> names(String separated) {
        return separated == null || separated.isBlank()
                ? null
                : Arrays.stream(separated.split(",")).map(String::strip).toList();
    }

    /** Returns the address only, not the secret. */
    @Override
    public String toString() {
        return "HookOptions[hookUrl=" + hookUrl + "]";
    }
}
