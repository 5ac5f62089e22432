// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deliveries at the same moment, and many of them. */
@ExtendWith(GitHubSimulatorExtension.class)
class ManyEventsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void twoHooksDeliverTheSameEventAtTheSameMoment(GitHubSimulator github) throws IOException {
        CyclicBarrier bothArrived = new CyclicBarrier(2);
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        listener.setExecutor(threads);
        listener.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(arrives(bothArrived) ? 200 : 500, -1);
            exchange.close();
        });
        listener.start();
        github.route("https://hooks.example.test", listener.getAddress().getPort());
        github.repository("octo/orders").createHook("https://hooks.example.test/one", null, "push");
        github.organization("octo").createHook("https://hooks.example.test/two", null, "push");

        List<SimulatedDelivery> deliveries = github.emit("push", SamplePayloads.push("octo/orders"));

        listener.stop(0);
        assertThat(deliveries).extracting(SimulatedDelivery::statusCode).containsExactly(200, 200);
        assertThat(deliveries.get(0).guid()).isEqualTo(deliveries.get(1).guid());
    }

    private static boolean arrives(CyclicBarrier all) {
        try {
            all.await(30, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            return false;
        }
    }

    @Test
    void eventsComeAtASteadyPace(GitHubSimulator github) {
        github.repository("octo/orders").createHook("https://hooks.example.test/one", null, "push");

        List<SimulatedDelivery> deliveries = github.emitSteadily(50, 10, "push", SamplePayloads.push("octo/orders"))
                .join();

        assertThat(deliveries)
                .extracting(SimulatedDelivery::guid)
                .doesNotHaveDuplicates()
                .hasSize(10);
    }
}
