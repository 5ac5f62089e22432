// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import java.time.Duration;
import org.apache.camel.spi.IdempotentRepository;

/** How a route wants to receive deliveries. */
public record ReceiveSettings(
        String path,
        String webhookSecret,
        String previousWebhookSecret,
        boolean allowUnsigned,
        int maxBodySize,
        Duration ackTimeout,
        String events,
        Long hookId,
        IdempotentRepository idempotentRepository,
        String idempotentPrefix) {}
