// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Attacks a receiver in all ways at once, delivers beside that as GitHub does, and checks that the deliveries are answered in
 * time and that nothing is left afterwards. Ends with 1 if a bound is broken. Arguments are names of attacks; none means all.
 */
public final class Soak {

    private static final int WARM_UP = 300;

    /** Reading and discarding may each take ten seconds, and a route's threads live for a minute. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);

    private static final long MB = 1024 * 1024;

    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        Duration duration =
                Duration.ofMillis((long) (Double.parseDouble(System.getProperty("soak.minutes", "1")) * 60_000));
        long seed = Long.getLong("soak.seed", System.nanoTime());
        print("Attacking for %d s, seed %d%n", duration.toSeconds(), seed);
        boolean held;
        try (ChildJvm receiver =
                ChildJvm.start(List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"), SoakReceiver.class)) {
            held = run(receiver, duration, seed, List.of(arguments));
        }
        System.exit(held ? 0 : 1);
    }

    private static boolean run(ChildJvm receiver, Duration duration, long seed, List<String> names)
            throws IOException, InterruptedException {
        int port = (int) receiver.askNumber("port");
        GenuineDeliveries warmUp = GenuineDeliveries.usual(port, new Random(seed));
        for (int i = 0; i < WARM_UP; i++) {
            warmUp.deliver();
        }
        Figures before = Figures.parse(receiver.ask("figures after GC"));
        Figures most = before;
        GenuineDeliveries genuine = GenuineDeliveries.usual(port, new Random(seed + 1));
        GenuineDeliveries largest = GenuineDeliveries.largest(port, new Random(seed + 2));
        List<Thread> threads = List.of(new Thread(genuine, "genuine"), new Thread(largest, "largest"));
        threads.forEach(thread -> thread.setDaemon(true));
        List<String> counts;
        List<String> attackers = new ArrayList<>(List.of(Integer.toString(port), Long.toString(seed)));
        attackers.addAll(names);
        try (ChildJvm crowd = ChildJvm.start(List.of("-Xmx512m"), Attackers.class, attackers.toArray(String[]::new))) {
            threads.forEach(Thread::start);
            long end = System.nanoTime() + duration.toNanos();
            while (System.nanoTime() - end < 0) {
                Thread.sleep(1000);
                most = most.max(Figures.parse(receiver.ask("figures")));
            }
            counts = List.of(crowd.ask("counts").split(";"));
            crowd.ask("end");
        }
        genuine.end();
        largest.end();
        for (Thread thread : threads) {
            thread.join();
        }
        print("The attacks are over. Waiting up to %d s for what they left%n", LONGEST_WAIT.toSeconds());
        Figures after = awaitQuiet(receiver, before);
        Bounds bounds = new Bounds(genuine, counts, duration, before, most, after);
        report(
                counts,
                before,
                most.max(after),
                after,
                List.of(receiver.ask("log").split(";")));
        report("of usual size", genuine);
        report("of 25 MB", largest);
        print("%n%s%n", bounds);
        return bounds.areHeld();
    }

    private static Figures awaitQuiet(ChildJvm receiver, Figures before) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        Figures now = Figures.parse(receiver.ask("figures after GC"));
        while (System.nanoTime() - end < 0
                && !(now.isQuiet() && now.threads() <= before.threads() && now.files() <= before.files())) {
            Thread.sleep(1000);
            now = Figures.parse(receiver.ask("figures after GC"));
        }
        return now;
    }

    private static void report(List<String> attacks, Figures before, Figures most, Figures after, List<String> log) {
        print("%n%-18s %12s %12s %9s  %s%n", "attack", "connections", "closed", "MB sent", "answers");
        attacks.forEach(attack -> print("%-18s %12s %12s %9s  %s%n", (Object[]) attack.split("\t")));
        print("%n%-30s %10s %10s %10s%n", "receiver", "before", "most", "after");
        row("heap, MB (after GC)", before.heap() / MB, most.heap() / MB, after.heap() / MB);
        row("direct memory, MB", before.direct() / MB, most.direct() / MB, after.direct() / MB);
        row("buffers in use, MB", before.buffers() / MB, most.buffers() / MB, after.buffers() / MB);
        row("threads", before.threads(), most.threads(), after.threads());
        row("files and connections", before.files(), most.files(), after.files());
        row("reserved for bodies, KB", before.reserved() / 1024, most.reserved() / 1024, after.reserved() / 1024);
        row("deliveries in flight", before.inFlight(), most.inFlight(), after.inFlight());
        row("guids in progress", before.inProgress(), most.inProgress(), after.inProgress());
        row("lines in the log", before.lines(), most.lines(), after.lines());
        row("CPU, s", before.cpuMillis() / 1000, most.cpuMillis() / 1000, after.cpuMillis() / 1000);
        print("%nlog, the most frequent lines%n");
        log.forEach(line -> print("  %s%n", line));
        print("%n");
    }

    private static void report(String size, GenuineDeliveries genuine) {
        print(
                "genuine deliveries %s: %,d sent, %,d succeeded, slowest %.2f s, answers %s%n",
                size, genuine.sent(), genuine.succeeded(), genuine.slowest().toMillis() / 1e3, genuine.answers());
    }

    private static void row(String what, long before, long most, long after) {
        print("%-30s %,10d %,10d %,10d%n", what, before, most, after);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
