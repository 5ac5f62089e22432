// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import org.apache.camel.Message;

/** Work of one operation, without the life cycle of its producer. Thread-safe. */
public interface ProducerCall {

    /**
     * Returns the work of an operation.
     *
     * @throws IllegalArgumentException when an option can't be used; the message names the option and the remedy
     */
    static ProducerCall of(
            GitHubHooksOperation operation, Scope scope, GitHubHooksConfiguration options, GitHubClient client) {
        return switch (operation) {
            case AUDIT -> new AuditCall(scope, options, client);
            case ENSURE -> new EnsureCall(scope, options, client);
            case INSTALLATION_TOKEN -> new InstallationTokenCall(scope, options, client);
            case REPLAY -> new ReplayCall(scope, options, client);
            case ROTATE_SECRET -> new RotateSecretCall(scope, options, client);
            default -> new SingleCall(operation, scope, options, client);
        };
    }

    /** Prepares for messages. */
    default void start() {}

    /**
     * Calls GitHub as the message and the options say, and puts the result into the message. With {@code dryRun} the
     * result is the prepared requests, and GitHub isn't changed.
     *
     * @throws GitHubApiException when GitHub refuses a request, or doesn't answer
     * @throws IllegalArgumentException when the message or an option can't be used
     */
    void run(Message message);

    /** Ends all waiting. */
    default void stop() {}
}
