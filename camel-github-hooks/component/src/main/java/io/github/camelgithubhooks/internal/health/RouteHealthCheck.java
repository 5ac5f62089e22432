// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Readiness check of the consumer of a route. It repeats the words and details of other checks, which never make it DOWN.
 */
public class RouteHealthCheck extends NamedHealthCheck {

    private final List<? extends HealthCheck> reported;

    /**
     * Creates the check of a consumer.
     *
     * @param reported the checks whose words and details it repeats
     */
    public RouteHealthCheck(String routeId, List<? extends HealthCheck> reported) {
        super("consumer:" + routeId);
        this.reported = List.copyOf(reported);
    }

    @Override
    protected final void check(HealthCheckResultBuilder result, Map<String, Object> options) {
        List<String> words = new ArrayList<>();
        result.up();
        check(result, words);
        for (HealthCheck other : reported) {
            Result reportedResult = other.call(options);
            reportedResult.getMessage().ifPresent(words::add);
            result.details(reportedResult.getDetails());
        }
        if (!words.isEmpty()) {
            result.message(String.join(". ", words));
        }
    }

    /**
     * Adds what keeps the route from receiving, and what else its operator should know. Without it the check is UP.
     *
     * @param words gets one sentence for each, without the full stop
     */
    protected void check(HealthCheckResultBuilder result, List<String> words) {}
}
