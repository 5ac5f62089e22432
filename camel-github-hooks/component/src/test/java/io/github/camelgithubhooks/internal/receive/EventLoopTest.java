// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.WebhookSecrets;
import io.github.camelgithubhooks.support.HookServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vert.x's event loop, which every path of the server shares, never runs what may take its time. */
class EventLoopTest {

    private final Set<String> threads = ConcurrentHashMap.newKeySet();

    @Test
    void aBeanOfSecretsIsAskedElsewhere() throws Exception {
        WebhookSecrets bean = () -> {
            note();
            return List.of(HookServer.SECRET);
        };
        deliver("github-hooks:receive?webhookSecrets=#waiting", bean);
    }

    @Test
    void aRepositoryIsAskedElsewhere() throws Exception {
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                note();
                return super.contains(key);
            }
        };
        deliver(HookServer.uri("idempotentRepository=#waiting&idempotentPrefix=p"), repository);
    }

    @Test
    void aRouteRunsElsewhere() throws Exception {
        deliver(HookServer.uri(""), "nothing");
    }

    @Test
    void aSecretInAFileIsVerifiedWithElsewhere(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), HookServer.SECRET);
        ReceiveConsumer consumer = deliver("github-hooks:receive?webhookSecret=RAW(file:" + file + ")", "nothing");

        assertThat(new RequestChecks(consumer.options(), null).mayTakeTime(1)).isTrue();
    }

    @Test
    void aLargeBodyIsVerifiedElsewhere() throws Exception {
        try (HookServer server = HookServer.receiving("")) {
            byte[] large = ("{\"a\":\"" + "x".repeat(300_000) + "\"}").getBytes(StandardCharsets.UTF_8);

            assertThat(server.delivery().body(large).status()).isEqualTo(202);
            assertThat(Thread.getAllStackTraces().keySet())
                    .anyMatch(thread -> thread.getName().contains("GitHubHooksChecks"));
        }
    }

    private ReceiveConsumer deliver(String uri, Object waiting) throws Exception {
        try (HookServer server = HookServer.create()) {
            server.context().getRegistry().bind("waiting", waiting);
            server.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri).routeId("receive").process(exchange -> note());
                }
            });
            server.context().start();

            assertThat(server.delivery().status()).isEqualTo(202);
            assertThat(threads).isNotEmpty().noneMatch(name -> name.contains("eventloop"));
            return (ReceiveConsumer) server.context().getRoute("receive").getConsumer();
        }
    }

    private void note() {
        threads.add(Thread.currentThread().getName());
    }
}
