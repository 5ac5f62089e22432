// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import java.util.List;

/**
 * The options that a hook is made or changed with, where the message body leaves them out. Absent ones are null.
 *
 * @param hookUrl the address to deliver to
 * @param contentType {@code json} or {@code form}
 * @param webhookSecret the secret to sign with
 * @param insecureSsl {@code 0} or {@code 1}
 * @param active whether GitHub delivers
 * @param events the events to deliver
 * @param addEvents the events that an update adds
 * @param removeEvents the events that an update takes away
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

    /** Without the secret. */
    @Override
    public String toString() {
        return "HookOptions[hookUrl=" + hookUrl + "]";
    }
}
