// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.internal.health.GitHubHealthCheck;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Health check that reports why GitHub may not deliver. */
final class RegistrationHealthCheck extends GitHubHealthCheck {

    private final Registration registration;

    RegistrationHealthCheck(Registration registration, String routeId) {
        super("registration:" + routeId);
        this.registration = registration;
    }

    /** Reports DOWN while GitHub refuses the hook or can't be reached. A ping that doesn't arrive is only reported. */
    @Override
    protected void check(HealthCheckResultBuilder result, Map<String, Object> options) {
        result.state(registration.isRefused() ? State.DOWN : State.UP);
        result.message(registration.getProblem().orElse(null));
        registration.getHookId().ifPresent(id -> result.detail("github.registration.hookId", id));
        result.detail("github.registration.pingArrived", registration.isPingArrived());
    }
}
