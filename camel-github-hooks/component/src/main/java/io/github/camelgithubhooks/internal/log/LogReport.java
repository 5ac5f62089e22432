// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.health.RouteHealthCheck;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Report of a consumer to operators: its figures, meters and health, and what may surprise them at its start. */
final class LogReport {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);

    private final DeliveriesConsumer consumer;
    private final LogOptions options;
    private final LogFigures figures;
    /** Null before it is built, and if the consumer was given another one. */
    private LogHealthCheck health;

    LogReport(DeliveriesConsumer consumer, LogOptions options, LogFigures figures) {
        this.consumer = consumer;
        this.options = options;
        this.figures = figures;
    }

    /** Returns a health check for the consumer's route, which may have got its id by now. */
    HealthCheck buildHealthCheck() {
        String routeId = consumer.getRouteId();
        health = new LogHealthCheck(consumer, routeId == null ? nameOfLog() : routeId);
        return new RouteHealthCheck(routeId, List.of(health));
    }

    /** Returns a name for the check where the route has none for this consumer, as behind {@code master:}. */
    private String nameOfLog() {
        Long hookId = options.given().getHookId();
        return hookId == null ? options.scope().toString() : options.scope() + "/" + hookId;
    }

    /** Shows figures and health until {@link #hide}. */
    void show(CamelContext context) {
        if (health != null && consumer.getHealthCheck().isEnabled()) {
            health.show(context);
        }
        figures.show(context, consumer.getRouteId(), options.choice().isPresent());
    }

    void hide(CamelContext context) {
        figures.hide();
        if (health != null) {
            health.hide(context);
        }
    }

    /** Logs what users may not expect of their options. */
    void logAtStart() {
        GitHubHooksConfiguration given = options.given();
        if (ObjectHelper.isEmpty(given.getOauthToken())
                && ObjectHelper.isEmpty(given.getAppId())
                && ObjectHelper.isEmpty(given.getHttpOptions())) {
            LOG.warn(
                    "Route {} reads the log of a hook without signing in, and GitHub shows that to nobody: set oauthToken, or"
                            + " appId and privateKey",
                    consumer.getRouteId());
        }
        if (given.getIdempotentRepository() == null && !options.isSelfHealing()) {
            LOG.info(
                    "Route {} records in memory what it has handled: after a restart, what it had from GitHub's log may come"
                            + " once more. With stateDirectory or stateDataSource it doesn't",
                    consumer.getRouteId());
        }
        if (!options.isCatchUp()) {
            options.filter().warnOfUnknown(consumer.getRouteId());
        }
    }
}
