// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.kill.Restarted;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two Camel contexts in a process with one state directory. */
class SharedStateDirectoryTest extends DeliveryLogTestSupport {

    @Test
    void theContextThatStopsFirstLeavesTheOtherItsState(@TempDir Path directory) throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        start("first", hook, "stateDirectory=" + directory);
        received("first", 1);

        try (DefaultCamelContext second = new DefaultCamelContext()) {
            Restarted other = new Restarted(second);
            other.start(deliveries(hook, "stateDirectory=" + directory));
            other.received(1);

            stopCamel();
            push(2);

            assertThat(numbers(other.received(2))).containsExactly(1, 2);
        }
        try (DefaultCamelContext again = new DefaultCamelContext()) {
            Restarted third = new Restarted(again);
            third.start(deliveries(hook, "stateDirectory=" + directory));
            push(3);

            assertThat(numbers(third.received(1))).containsExactly(3);
        }
    }
}
