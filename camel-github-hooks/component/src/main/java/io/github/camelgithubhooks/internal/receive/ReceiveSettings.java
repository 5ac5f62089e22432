// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.WebhookSecrets;
import io.github.camelgithubhooks.internal.signature.ConfiguredSecrets;
import io.github.camelgithubhooks.internal.signature.CurrentSecrets;
import java.time.Duration;
import org.apache.camel.spi.IdempotentRepository;

/**
 * How a route wants to receive deliveries.
 *
 * @param path where they arrive; a leading slash is added, trailing ones are taken away
 * @param webhookSecret the secret that they are signed with, verbatim or as {@code file:} and its path; {@code null} or
 *     empty means none
 * @param previousWebhookSecret the one before it, still accepted
 * @param webhookSecrets what tells the secrets instead of these two; {@code null} when they are fixed
 * @param allowUnsigned whether they needn't be signed when there is no secret
 * @param maxBodySize how many bytes a body may have
 * @param ackTimeout how long GitHub waits for the route; zero means until it is done
 * @param maxInFlight how many deliveries the routes of the path may have at once
 * @param completionTimeout how long a route may take until it counts as failed; zero means no limit
 * @param events the events that are wanted; {@code null} means all but ping
 * @param hookId the hook that they are expected from, {@code null} when it isn't known
 * @param idempotentRepository where handled ones are recorded; {@code null} means in memory
 * @param idempotentPrefix what precedes the guid in its keys; {@code null} means the route id
 * @param guards what protects it beside the signature
 * @param signatureHeader whether the message of a JSON delivery carries the signature of its body
 * @param guidsPerHook whether a guid counts once for each hook, and not once for the path
 * @param throughWebhook whether Camel's {@code webhook:} component listens, whose server takes forms apart, so that their
 *     signature can't be verified
 */
public record ReceiveSettings(
        String path,
        String webhookSecret,
        String previousWebhookSecret,
        WebhookSecrets webhookSecrets,
        boolean allowUnsigned,
        int maxBodySize,
        Duration ackTimeout,
        int maxInFlight,
        Duration completionTimeout,
        String events,
        Long hookId,
        IdempotentRepository idempotentRepository,
        String idempotentPrefix,
        Guards guards,
        boolean signatureHeader,
        boolean guidsPerHook,
        boolean throughWebhook) {

    /**
     * Checks that the options fit together.
     *
     * @throws IllegalArgumentException when the options don't fit together; it names the option and the remedy
     */
    public ReceiveSettings {
        path = normalised(path);
        webhookSecret = orNull(webhookSecret);
        previousWebhookSecret = orNull(previousWebhookSecret);
        idempotentPrefix = orNull(idempotentPrefix);
        if (webhookSecret == null && previousWebhookSecret != null) {
            throw new IllegalArgumentException("Option previousWebhookSecret is set without webhookSecret:"
                    + " set webhookSecret to the secret that the hook has now");
        }
        if (webhookSecret == null && webhookSecrets == null && !allowUnsigned) {
            throw new IllegalArgumentException("Option webhookSecret is missing: set it to the secret of the hook,"
                    + " or webhookSecrets to a bean that tells it."
                    + " Only where nobody else can reach the path, set allowUnsigned=true instead");
        }
        if (guards.againstReplay() && webhookSecret == null && webhookSecrets == null) {
            throw new IllegalArgumentException("Option replayWindow is set without webhookSecret: who can send unsigned"
                    + " deliveries needn't repeat them. Set webhookSecret");
        }
        if (maxBodySize <= 0) {
            throw new IllegalArgumentException("Option maxBodySize must be positive, in bytes: " + maxBodySize);
        }
        if (ackTimeout.isNegative()) {
            throw new IllegalArgumentException("Option ackTimeout must not be negative: 0 means no limit");
        }
        if (maxInFlight <= 0) {
            throw new IllegalArgumentException("Option maxInFlight must be positive: " + maxInFlight);
        }
    }

    /** Whether deliveries must be signed. */
    boolean isSigned() {
        return webhookSecret != null || webhookSecrets != null;
    }

    CurrentSecrets currentSecrets() {
        return new CurrentSecrets(
                webhookSecrets != null ? webhookSecrets : new ConfiguredSecrets(webhookSecret, previousWebhookSecret));
    }

    static String normalised(String path) {
        String inner = path == null ? "" : path.strip().replaceAll("^/+|/+$", "");
        return "/" + inner;
    }

    private static String orNull(String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ReceiveSettings[path=" + path + "]";
    }
}
