// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Tells in words why deliveries aren't handled. What a stranger can bring about by sending requests is told too, but never
 * makes it DOWN: that would take the genuine ones out of service.
 */
final class ReceiveHealthCheck implements HealthCheck {

    private final ReceiveConsumer consumer;
    private final List<HealthCheck> companions;
    private final String id;
    private volatile boolean enabled = true;

    /**
     * The check of a consumer.
     *
     * @param companions the checks of what works beside it
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
