// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.health;

import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Health check with an id that can be switched off. Camel's own base class is in camel-health, which is optional. */
public abstract class NamedHealthCheck implements HealthCheck {

    private final String id;
    private volatile boolean enabled = true;

    protected NamedHealthCheck(String id) {
        this.id = id;
    }

    @Override
    public final Result call(Map<String, Object> options) {
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this);
        if (enabled) {
            check(builder, options);
        } else {
            // Camel takes a readiness check in any other state than UP for a reason not to be ready
            builder.message("Disabled").detail(CHECK_ENABLED, false).state(isReadiness() ? State.UP : State.UNKNOWN);
        }
        return builder.build();
    }

    /** Sets state, message and details of a result. Not called while the check is switched off. */
    protected abstract void check(HealthCheckResultBuilder result, Map<String, Object> options);

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getGroup() {
        return "camel";
    }

    @Override
    public final boolean isEnabled() {
        return enabled;
    }

    @Override
    public final void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
