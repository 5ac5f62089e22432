// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import java.util.List;

/**
 * Where the secrets of a hook come from when they change while the application runs, such as a vault: the option {@code
 * webhookSecrets}. Used by several threads at once.
 */
@FunctionalInterface
public interface WebhookSecrets {

    /**
     * The secrets that are valid right now, the newest first: deliveries signed with any of them are accepted, and hooks
     * are made with the first. It is asked for each delivery, on the thread that GitHub waits for, so answer from memory
     * and ask the vault in the background.
     *
     * @return one or more, verbatim, none of them empty
     * @throws Exception when they can't be had: deliveries are then answered 503, and an operation fails; the message gets
     *     into the log
     */
    List<String> secrets() throws Exception;
}
