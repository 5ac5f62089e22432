// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.health.RouteHealthCheck;
import java.util.List;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Health check that says why deliveries aren't handled. Problems that a stranger can cause by sending requests are named,
 * but never make it DOWN: that would keep the genuine deliveries out.
 */
final class ReceiveHealthCheck extends RouteHealthCheck {

    private final ReceiveConsumer consumer;

    /**
     * Creates the check of a consumer.
     *
     * @param companions the checks of the services beside the consumer
     */
    ReceiveHealthCheck(ReceiveConsumer consumer, List<HealthCheck> companions) {
        super(consumer.getRouteId(), companions);
        this.consumer = consumer;
    }

    @Override
    protected void check(HealthCheckResultBuilder result, List<String> words) {
        boolean catchUp = consumer.options().given().isCatchUp();
        consumer.figures().trouble(consumer.handled(), catchUp).ifPresent(trouble -> {
            result.down();
            words.add(trouble);
        });
        words.addAll(consumer.figures().hints());
        result.detail("github.receive.answers", consumer.getAnswers().toString());
    }
}
