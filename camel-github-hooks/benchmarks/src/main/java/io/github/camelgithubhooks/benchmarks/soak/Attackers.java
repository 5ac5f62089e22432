// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** The attackers, in a JVM of their own. */
final class Attackers {

    private Attackers() {}

    /** Takes the port, the seed and, to run only some, names of attacks. */
    public static void main(String[] arguments) throws Exception {
        List<Attack> attacks = arguments.length == 2
                ? List.of(Attack.values())
                : Arrays.stream(arguments).skip(2).map(Attack::valueOf).toList();
        Crowd crowd = new Crowd(Integer.parseInt(arguments[0]), new Random(Long.parseLong(arguments[1])), attacks);
        Thread thread = new Thread(crowd, "crowd");
        thread.setUncaughtExceptionHandler((failed, e) -> {
            e.printStackTrace();
            // the parent notices that nobody answers
            Runtime.getRuntime().halt(1);
        });
        thread.start();
        ChildJvm.answer(question -> switch (question) {
            case "counts" ->
                crowd.tallies().entrySet().stream()
                        .map(entry -> entry.getKey() + "\t" + entry.getValue())
                        .collect(Collectors.joining(";"));
            case "end" -> end(crowd, thread);
            default -> throw new IllegalArgumentException(question);
        });
    }

    private static String end(Crowd crowd, Thread thread) {
        crowd.end();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "ended";
    }
}
