// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Reports why GitHub may not deliver. */
final class RegistrationHealthCheck implements HealthCheck {

    private final Registration registration;
    private boolean enabled = true;

    RegistrationHealthCheck(Registration registration) {
        this.registration = registration;
    }

    @Override
    public String getId() {
        return "github-hooks-registration";
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

    /**
     * Reports DOWN while GitHub refuses the hook. A ping that doesn't arrive is reported, but isn't DOWN: a load
     * balancer would remove the instance, and the next ping couldn't arrive either.
     */
    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this).detail(CHECK_KIND, Kind.READINESS);
        builder.state(registration.isRefused() ? State.DOWN : State.UP);
        builder.message(registration.getProblem().orElse(null));
        registration.getHookId().ifPresent(id -> builder.detail("github.registration.hookId", id));
        builder.detail("github.registration.pingArrived", registration.isPingArrived());
        return builder.build();
    }
}
