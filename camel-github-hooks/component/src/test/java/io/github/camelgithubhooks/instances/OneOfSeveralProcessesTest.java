// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes read one hook's log, one at a time, by Camel's means for that. */
class OneOfSeveralProcessesTest extends DeliveryLogTestSupport {

    @TempDir
    private Path locks;

    private final List<String> readers = new CopyOnWriteArrayList<>();

    @Test
    void theOtherTakesOverWhenTheReaderStops() throws Exception {
        SimulatedHook hook = hook("push");
        try (DefaultCamelContext one = process("one", hook);
                DefaultCamelContext two = process("two", hook)) {
            push(1);
            await().until(() -> !readers.isEmpty());
            String first = readers.get(0);
            push(2);
            await().until(() -> readers.size() == 2);
            assertThat(readers).containsOnly(first);

            (first.equals("one") ? one : two).stop();
            push(3);

            await().until(() -> readers.contains(first.equals("one") ? "two" : "one"));
        }
    }

    private DefaultCamelContext process(String name, SimulatedHook hook) throws Exception {
        DefaultCamelContext process = new DefaultCamelContext();
        process.getPropertiesComponent().addInitialProperty("deliveries", deliveries(hook, "startFrom=earliest"));
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks.toString());
        cluster.setAcquireLockDelay(50, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(50, TimeUnit.MILLISECONDS);
        process.addService(cluster);
        process.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::master[]
                from("master:github-log:{{deliveries}}").routeId("events").to("direct:handle");
                // end::master[]
                from("direct:handle").process(exchange -> readers.add(name));
            }
        });
        process.start();
        return process;
    }
}
