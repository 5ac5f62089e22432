// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.health;

import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;

/**
 * Health check whose result depends on GitHub. Neither readiness nor liveness probes ask it: every instance would leave the
 * load balancer at the same time, and the deliveries that GitHub still pushes would be lost.
 */
public abstract class GitHubHealthCheck extends NamedHealthCheck {

    protected GitHubHealthCheck(String id) {
        super(id);
    }

    @Override
    public final boolean isReadiness() {
        return false;
    }

    @Override
    public final boolean isLiveness() {
        return false;
    }

    /** Adds the check to those that Camel shows, unless the checks of consumers are switched off. */
    public final void show(CamelContext context) {
        HealthCheckRepository consumers = HealthCheckHelper.getHealthCheckRepository(context, "consumers");
        if (isEnabled() && consumers != null && consumers.isEnabled()) {
            HealthCheckRegistry.get(context).register(this);
        }
    }

    /** Removes the check from those that Camel shows. */
    public final void hide(CamelContext context) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            registry.unregister(this);
        }
    }
}
