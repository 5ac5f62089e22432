// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.kill.Restarted;
import io.github.camelgithubhooks.testkit.Fault;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of many logs after a restart, and to another instance. */
class ManyLogsRestartTest extends ManyLogsTestSupport {

    @Test
    void eachLogIsReadOnFromItsOwnCursor(@TempDir Path directory) throws Exception {
        push(ORDERS, 1);
        push(INVOICES, 1);
        github.inject(Fault.status(404).on("GET", "/repos/octo-org/service-invoices/hooks/\\d+/deliveries"));
        read(services("stateDirectory=" + directory));
        assertThat(events(1)).containsExactly(ORDERS + "#1");
        awaitLooks(ORDERS);
        stopCamel();
        github.clearFaults();
        push(ORDERS, 2);
        hooked("octo-org/service-new");
        push("octo-org/service-new", 3);

        try (DefaultCamelContext second = new DefaultCamelContext()) {
            Restarted restarted = new Restarted(second);
            restarted.start(services("stateDirectory=" + directory));

            assertThat(numbers(restarted.received(3))).containsExactlyInAnyOrder(1, 2, 3);
            awaitLooks(ORDERS);
            assertThat(restarted.received(3)).hasSize(3);
        }
    }

    @Test
    void oneThatIsArchivedWhileNobodyReadsIsReadToTheEnd(@TempDir Path directory) throws Exception {
        push(INVOICES, 1);
        read(services("stateDirectory=" + directory));
        assertThat(events(1)).containsExactly(INVOICES + "#1");
        awaitLooks(ORDERS);
        stopCamel();
        push(INVOICES, 2);
        github.repository(INVOICES).setArchived(true);

        try (DefaultCamelContext second = new DefaultCamelContext()) {
            Restarted restarted = new Restarted(second);
            restarted.start(services("stateDirectory=" + directory));

            assertThat(numbers(restarted.received(1))).containsExactly(2);
        }
    }

    @Test
    void thoseThatAreKnownAreReadAlthoughTheyCantBeListed(@TempDir Path directory) throws Exception {
        read(services("stateDirectory=" + directory));
        awaitLooks(ORDERS);
        stopCamel();
        push(ORDERS, 1);
        github.inject(Fault.status(403).on("GET", "/orgs/octo-org/repos"));

        try (DefaultCamelContext second = new DefaultCamelContext()) {
            Restarted restarted = new Restarted(second);
            restarted.start(services("stateDirectory=" + directory));

            assertThat(numbers(restarted.received(1))).containsExactly(1);
        }
    }
}
