// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.quarkus.deployment;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Routes of an application, which receive from the server of Quarkus. */
@ApplicationScoped
class Application extends RouteBuilder {

    @Inject
    QuarkusServer server;

    @Inject
    ReceivedEvents events;

    /** Injected nowhere: the component looks it up. */
    @Produces
    @Singleton
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Override
    public void configure() {
        server.bindIn(getContext());
        from("github-hooks:receive?path=/github").routeId("events").process(events::add);
        from("github-hooks:receive?path=/cloudevents")
                .routeId("cloudevents")
                .transformDataType("github-hooks:application-cloudevents")
                .process(events::add);
        from("kamelet:github-hooks-receive-source?path=/kamelet&webhookSecret={{acme.secret}}")
                .routeId("kamelet")
                .process(events::add);
    }
}
