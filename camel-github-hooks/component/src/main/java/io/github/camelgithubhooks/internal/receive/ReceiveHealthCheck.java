// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Health check that says why deliveries aren't handled. Problems that a stranger can cause by sending requests are named,
 * but never make it DOWN: that would keep the genuine deliveries out.
 */
final class ReceiveHealthCheck implements HealthCheck {

    private final ReceiveConsumer consumer;
    private final List<HealthCheck> companions;
    private final String id;
    private volatile boolean enabled = true;

    /**
     * Creates the check of a consumer.
     *
     * @param companions the checks of the services beside the consumer
     */
    ReceiveHealthCheck(ReceiveConsumer consumer, List<HealthCheck> companions) {
        this.consumer = consumer;
        this.companions = companions;
        this.id = "consumer:" + consumer.getRouteId();
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this);
        if (!enabled) {
            return builder.message("Disabled")
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        List<String> words = new ArrayList<>();
        builder.up();
        consumer.figures().trouble(consumer.handled()).ifPresent(trouble -> {
            builder.down();
            words.add(trouble);
        });
        words.addAll(consumer.figures().hints());
        builder.detail("github.receive.answers", consumer.getAnswers().toString());
        for (HealthCheck companion : companions) {
            Result result = companion.call(options);
            result.getMessage().ifPresent(words::add);
            result.getError().ifPresent(builder::error);
            builder.details(result.getDetails());
            if (builder.state() != State.DOWN && result.getState() != State.UP) {
                builder.state(result.getState());
            }
        }
        if (!words.isEmpty()) {
            builder.message(String.join(". ", words));
        }
        return builder.build();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
