// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.spi.IdempotentRepository;

/** A process that records guids, and prints each when it is recorded, until it is killed. */
final class RecordWriter {

    static final String REMOVED = "removed";

    private RecordWriter() {}

    public static void main(String[] arguments) {
        IdempotentRepository record = StateDirectory.open(Path.of(arguments[0])).idempotentRepository();
        record.add(REMOVED);
        record.remove(REMOVED);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        for (int i = 0; !out.checkError(); i++) {
            String key = "events/" + ProcessHandle.current().pid() + "-" + i;
            record.add(key);
            out.println(key);
        }
    }

    /** Returns what a process has recorded until it was killed, after a number of guids or soon thereafter. */
    static List<String> killedAfter(int guids, Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordWriter.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> recorded = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = lines.readLine();
            while (line != null) {
                // the process may log
                if (line.startsWith("events/")) {
                    recorded.add(line);
                }
                if (recorded.size() == guids) {
                    // which leaves the output open, unlike that of the process
                    process.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
            return recorded;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
