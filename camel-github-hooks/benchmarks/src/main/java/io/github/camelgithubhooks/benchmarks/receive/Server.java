// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.receive;

import io.github.camelgithubhooks.benchmarks.load.Answers;
import io.github.camelgithubhooks.benchmarks.load.DeliveryLoad;
import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import io.github.camelgithubhooks.benchmarks.measure.ProcessUsage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Contestant in a JVM that has just started. */
final class Server implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-Xmx256m");

    private final Contestant contestant;
    private final ChildJvm jvm;
    private final int port;

    private Server(Contestant contestant, ChildJvm jvm) throws IOException {
        this.contestant = contestant;
        this.jvm = jvm;
        this.port = (int) jvm.askNumber("port");
    }

    static Server start(Contestant contestant) throws IOException {
        return new Server(contestant, ChildJvm.start(OPTIONS, ReceiveServer.class, contestant.name()));
    }

    /** Delivers a first time with this guid, and returns the time from the start of the JVM to the answer. */
    Duration first(Workload workload) throws IOException {
        try (DeliveryLoad load = DeliveryLoad.connect(port, workload.request(), 1)) {
            load.run(1, contestant.accepted());
            return jvm.age();
        }
    }

    /** Delivers this often. */
    Sample measure(Workload workload, int deliveries) throws IOException {
        return measure(workload, 0, deliveries);
    }

    /** Delivers on the same connections first without measuring, then measuring. */
    Sample measure(Workload workload, int unmeasured, int deliveries) throws IOException {
        int status = workload.status().applyAsInt(contestant);
        try (DeliveryLoad load = DeliveryLoad.connect(port, workload.request(), workload.connections())) {
            load.run(unmeasured, status);
            ProcessUsage before = usage();
            Answers answers = load.run(deliveries, status);
            return new Sample(usage().since(before), answers);
        }
    }

    double residentBytes() throws IOException {
        return jvm.residentBytes();
    }

    private ProcessUsage usage() throws IOException {
        return ProcessUsage.parse(jvm.ask("usage"));
    }

    @Override
    public void close() {
        jvm.close();
    }
}
