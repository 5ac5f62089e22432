// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/** Health check that says in words why no events arrive, or may stop arriving, and what to do. */
final class DeliveriesHealthCheck extends ScheduledPollConsumerHealthCheck {

    private final DeliveriesConsumer consumer;

    DeliveriesHealthCheck(DeliveriesConsumer consumer, String id) {
        super(consumer, id);
        this.consumer = consumer;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result polls = super.call(options);
        if (!isEnabled()) {
            return polls;
        }
        Problems problems = consumer.figures().problems();
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this);
        polls.getDetails().forEach(builder::detail);
        builder.detail("github.deliveries.backlog", consumer.getBacklogSize());
        builder.detail("github.deliveries.givenUp", consumer.getGivenUp());
        builder.detail("github.deliveries.unreadable", consumer.figures().unreadable());
        builder.detail("github.deliveries.gaps", consumer.figures().gaps());
        consumer.figures().lastGap().ifPresent(gap -> builder.detail("github.deliveries.lastGap", gap));
        builder.state(problems.areSerious() ? State.DOWN : polls.getState());
        String words = problems.isEmpty() ? polls.getMessage().orElse(null) : problems.toString();
        builder.message(words);
        polls.getError().ifPresent(builder::error);
        return builder.build();
    }
}
