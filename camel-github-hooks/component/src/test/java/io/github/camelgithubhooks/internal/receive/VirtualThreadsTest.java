// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.HookServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Camel decides once for a JVM whether its threads are virtual, so that this needs a JVM of its own. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {

    /** More than {@code receive} takes threads of the other kind. */
    private static final int AT_ONCE = 50;

    @Test
    void theRoutesOfAReceiverRunOnThem() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcamel.threads.virtual.enabled=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Receiver.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).contains("kind VirtualThread", "answered 202: " + AT_ONCE);
    }

    /** Receives deliveries, all of which are in the route at the same time. */
    static final class Receiver {

        private Receiver() {}

        public static void main(String[] arguments) throws Exception {
            CountDownLatch inRoute = new CountDownLatch(AT_ONCE);
            AtomicReference<String> thread = new AtomicReference<>("");
            try (HookServer server = HookServer.create()) {
                server.context().addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(HookServer.uri("")).routeId("receive").process(exchange -> {
                            thread.set(Thread.currentThread().toString());
                            inRoute.countDown();
                            inRoute.await();
                        });
                    }
                });
                server.context().start();
                List<CompletableFuture<Integer>> answers = IntStream.range(0, AT_ONCE)
                        .mapToObj(i -> server.delivery().guid("guid-" + i).statusLater())
                        .toList();
                long accepted =
                        answers.stream().filter(answer -> answer.join() == 202).count();
                System.out.println("kind " + thread.get() + ", answered 202: " + accepted);
            }
        }
    }
}
