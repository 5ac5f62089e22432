// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.InsightTestSupport;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/** JMX shows the counts of a consumer beside Camel's own attributes. */
class JmxTest extends InsightTestSupport {

    private final MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();

    @Test
    void aReceiverShowsItsAnswers() throws Exception {
        receive();
        push(2);

        assertThat(jmx.getAttribute(consumer(), "Answers")).isEqualTo(Map.of("done", 1L));
        assertThat(jmx.getAttribute(consumer(), "RouteId")).isEqualTo("receive");
    }

    @Test
    void aReaderOfTheLogShowsItsBacklog() throws Exception {
        hook = hook("push");
        push(1);
        start("deliveries", hook, "startFrom=earliest");

        await().until(() -> jmx.getAttribute(consumer(), "Outcomes").equals(Map.of("done", 1L)));
        assertThat(jmx.getAttribute(consumer(), "BacklogSize")).isEqualTo(0);
        assertThat(jmx.getAttribute(consumer(), "GivenUp")).isEqualTo(0L);
    }

    @Test
    void whatWasHandledBeforeIsADuplicate() throws Exception {
        hook = hook("push");
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        repository.start();
        repository.add("before/" + push(1).guid());
        context.getRegistry().bind("repository", repository);
        start("deliveries", hook, "startFrom=earliest", "idempotentRepository=#repository", "idempotentPrefix=before");

        await().until(() -> jmx.getAttribute(consumer(), "Outcomes").equals(Map.of("duplicate", 1L)));
    }

    private ObjectName consumer() throws Exception {
        Set<ObjectName> consumers = jmx.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=consumers,*"), null);
        assertThat(consumers).hasSize(1);
        return consumers.iterator().next();
    }
}
