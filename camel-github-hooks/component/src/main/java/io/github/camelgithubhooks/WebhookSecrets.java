// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import java.util.List;

/**
 * Supplier of a hook's secrets, for the option {@code webhookSecrets}. The secrets, such as those of a vault, may
 * change while the application runs. Several threads call it at the same time.
 */
@FunctionalInterface
public interface WebhookSecrets {

    /**
     * Returns the secrets that are valid now, the newest first. Deliveries signed with any of them are accepted, and
     * hooks are created with the first. It is called for each delivery, on the thread that GitHub waits for, so answer
     * from memory and ask the vault in the background.
     *
     * @return one or more, verbatim, none of them empty
     * @throws Exception when they can't be supplied: deliveries are then answered with 503, and an operation fails; the
     *     message is logged
     */
    List<String> secrets() throws Exception;
}
