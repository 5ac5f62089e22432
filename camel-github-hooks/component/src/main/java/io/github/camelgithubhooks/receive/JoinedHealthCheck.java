// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** The health of a listener and of what works beside it, as one: as bad as the worst, with the words of all. */
final class JoinedHealthCheck implements HealthCheck {

    private final String id;
    private final List<HealthCheck> parts;
    private boolean enabled = true;

    JoinedHealthCheck(String id, List<HealthCheck> parts) {
        this.id = id;
        this.parts = parts;
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
        parts.forEach(part -> part.setEnabled(enabled));
    }

    @Override
    public Result call(Map<String, Object> options) {
        if (!enabled) {
            return HealthCheckResultBuilder.on(this)
                    .message("Disabled")
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        List<Result> results = parts.stream().map(part -> part.call(options)).toList();
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this);
        results.forEach(result -> builder.details(result.getDetails()));
        if (results.stream().anyMatch(result -> result.getState() == State.DOWN)) {
            builder.down();
        } else if (results.stream().anyMatch(result -> result.getState() == State.UNKNOWN)) {
            builder.unknown();
        } else {
            builder.up();
        }
        String words =
                results.stream().flatMap(result -> result.getMessage().stream()).collect(Collectors.joining(". "));
        builder.message(words.isEmpty() ? null : words);
        results.stream()
                .flatMap(result -> result.getError().stream())
                .findFirst()
                .ifPresent(builder::error);
        return builder.build();
    }
}
