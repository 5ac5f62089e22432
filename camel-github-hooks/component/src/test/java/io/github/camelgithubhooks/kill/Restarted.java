// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import static org.awaitility.Awaitility.await;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;

/** An application that is started anew: another Camel context with the same route. */
public final class Restarted {

    private final DefaultCamelContext context;

    public Restarted(DefaultCamelContext context) {
        this.context = context;
    }

    public void start(String from) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId("deliveries").to("mock:deliveries");
            }
        });
        context.start();
    }

    public List<Exchange> received(int count) {
        MockEndpoint mock = context.getEndpoint("mock:deliveries", MockEndpoint.class);
        await().until(() -> mock.getReceivedCounter() >= count);
        return mock.getReceivedExchanges();
    }
}
