// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.health.GitHubHealthCheck;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/** Services that call GitHub on behalf of a listener and share its life cycle. The listener itself never calls GitHub. */
final class Companions {

    /** Reads GitHub's log for deliveries that never arrived; null without catch-up. */
    private DefaultConsumer catchUp;

    /** Registers the listener with GitHub; null without {@code autoRegister}. */
    private Service registration;

    private Function<String, GitHubHealthCheck> registrationHealths;

    private GitHubHealthCheck registrationHealth;

    Optional<DefaultConsumer> catchUp() {
        return Optional.ofNullable(catchUp);
    }

    void catchUpWith(DefaultConsumer consumer) {
        this.catchUp = consumer;
    }

    void registerWith(Service service, Function<String, GitHubHealthCheck> health) {
        this.registration = service;
        this.registrationHealths = health;
    }

    void build(Route route, String routeId) {
        if (registrationHealths != null) {
            registrationHealth = registrationHealths.apply(routeId);
        }
        if (catchUp != null) {
            catchUp.setRoute(route);
            catchUp.setRouteId(routeId);
            ServiceHelper.buildService(catchUp);
        }
    }

    /** Returns the health checks of the services. */
    List<HealthCheck> healthChecks() {
        return Stream.of(registrationHealth, catchUp == null ? null : catchUp.getHealthCheck())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Shows the check of the registration beside those of Camel. Catch-up does so by itself. */
    void show(CamelContext context) {
        if (registrationHealth != null) {
            registrationHealth.show(context);
        }
    }

    void hide(CamelContext context) {
        if (registrationHealth != null) {
            registrationHealth.hide(context);
        }
    }

    void init() {
        ServiceHelper.initService(registration);
        ServiceHelper.initService(catchUp);
    }

    /** Starts the services. To be called once the listener listens. */
    void start() {
        ServiceHelper.startService(registration);
        ServiceHelper.startService(catchUp);
    }

    void suspend() {
        ServiceHelper.suspendService(catchUp);
    }

    void resume() {
        ServiceHelper.resumeService(catchUp);
    }

    /** Stops the services. To be called while the listener still listens: GitHub may deliver until the hook is withdrawn. */
    void stop() {
        try {
            ServiceHelper.stopService(registration);
        } finally {
            ServiceHelper.stopService(catchUp);
        }
    }
}
