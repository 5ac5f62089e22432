// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/** What calls GitHub beside a listener, which never does so itself, and is started and stopped with it. */
final class Companions {

    /** Reads GitHub's log for what never arrived; {@code null} when nothing does. */
    private DefaultConsumer catchUp;

    /** Has GitHub deliver here; {@code null} when somebody else sees to that. */
    private Service registration;

    private HealthCheck registrationHealth;

    Optional<DefaultConsumer> catchUp() {
        return Optional.ofNullable(catchUp);
    }

    void catchUpWith(DefaultConsumer consumer) {
        this.catchUp = consumer;
    }

    void registerWith(Service service, HealthCheck health) {
        this.registration = service;
        this.registrationHealth = health;
    }

    void build(Route route, String routeId) {
        if (catchUp != null) {
            catchUp.setRoute(route);
            catchUp.setRouteId(routeId);
            ServiceHelper.buildService(catchUp);
        }
    }

    /** How each of them is. */
    List<HealthCheck> healthChecks() {
        return Stream.of(registrationHealth, catchUp == null ? null : catchUp.getHealthCheck())
                .filter(Objects::nonNull)
                .toList();
    }

    void init() {
        ServiceHelper.initService(registration);
        ServiceHelper.initService(catchUp);
    }

    /** To be called when it listens. */
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

    /** To be called while it still listens: until the hook is taken back GitHub may deliver. */
    void stop() {
        try {
            ServiceHelper.stopService(registration);
        } finally {
            ServiceHelper.stopService(catchUp);
        }
    }
}
