// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.store;

import io.github.camelgithubhooks.benchmarks.load.DeliveryRequest;
import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import io.github.camelgithubhooks.benchmarks.measure.ListeningContext;
import io.github.camelgithubhooks.benchmarks.measure.ProcessUsage;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Main class of a receiver with a state and an empty route. It answers {@code port} and {@code usage}, and stops. */
final class StateServer {

    private StateServer() {}

    /** Arguments: the state, and its directory or the address of its database. */
    public static void main(String[] arguments) throws Exception {
        State state = State.valueOf(arguments[0]);
        DefaultCamelContext context = new DefaultCamelContext();
        String where = arguments[1];
        if (state.isDatabase()) {
            context.getRegistry().bind("state", Postgres.pool(where));
            where = "#state";
        }
        String option = state.option().isEmpty() ? "" : state.option() + where;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?path=" + DeliveryRequest.PATH + "&events=push&webhookSecret=RAW("
                                + DeliveryRequest.SECRET + ")" + option)
                        .routeId("events")
                        .process(exchange -> {});
            }
        });
        int port = ListeningContext.start(context);
        ChildJvm.answer(question -> switch (question) {
            case "port" -> Integer.toString(port);
            case "usage" -> ProcessUsage.now().text();
            case "stop" -> {
                context.stop();
                yield "stopped";
            }
            default -> throw new IllegalArgumentException(question);
        });
    }
}
