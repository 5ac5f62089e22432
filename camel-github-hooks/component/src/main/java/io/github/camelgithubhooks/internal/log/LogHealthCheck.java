// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.health.GitHubHealthCheck;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/** Health check of the reading of a log: says why no events come from it, or may stop coming, and what to do. */
final class LogHealthCheck extends GitHubHealthCheck {

    private final DeliveriesConsumer consumer;
    private final HealthCheck polls;

    /**
     * Creates the check of a consumer.
     *
     * @param name the id of the route, or what else distinguishes its log from others
     */
    LogHealthCheck(DeliveriesConsumer consumer, String name) {
        super("log:" + name);
        this.consumer = consumer;
        this.polls = new ScheduledPollConsumerHealthCheck(consumer, getId());
    }

    @Override
    protected void check(HealthCheckResultBuilder result, Map<String, Object> options) {
        Result polled = polls.call(options);
        LogFigures figures = consumer.figures();
        result.details(polled.getDetails());
        result.detail(CHECK_KIND, Kind.ALL);
        result.detail("github.deliveries.backlog", consumer.getBacklogSize());
        result.detail("github.deliveries.givenUp", consumer.getGivenUp());
        result.detail("github.deliveries.unreadable", consumer.figures().unreadable());
        result.detail("github.deliveries.gaps", consumer.figures().gaps());
        consumer.figures().lastGap().ifPresent(gap -> result.detail("github.deliveries.lastGap", gap));
        figures.parts().details(result);
        result.state(figures.isInTrouble() ? State.DOWN : polled.getState());
        result.detail("github.deliveries.readElsewhere", consumer.figures().isReadElsewhere());
        result.message(figures.problem().orElseGet(() -> withoutProblem(polled)));
        polled.getError().ifPresent(result::error);
    }

    private String withoutProblem(Result polled) {
        if (consumer.figures().isReadElsewhere()) {
            return "Another instance reads the log of the hook";
        }
        return polled.getMessage().or(() -> consumer.figures().lastGapWords()).orElse(null);
    }
}
