// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.firstevent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that runs, and what it has printed. */
final class Command implements AutoCloseable {

    static final String SECRET = "only for this test";

    private static final int MINUTES = 5;

    private final Process process;
    private final Path output;

    private Command(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Command start(Path directory, List<String> command) throws IOException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("WEBHOOK_SECRET", SECRET);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // those of the build that runs this test, such as its coverage agent, aren't a newcomer's
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "JAVA_TOOL_OPTIONS"));
        return new Command(builder.start(), output);
    }

    /** Waits until this is printed. */
    Matcher printed(Pattern pattern) throws IOException, InterruptedException {
        for (long left = TimeUnit.MINUTES.toMillis(MINUTES); left > 0; left -= 100) {
            Matcher matcher = pattern.matcher(Files.readString(output));
            if (matcher.find()) {
                return matcher;
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        Matcher matcher = pattern.matcher(Files.readString(output));
        if (!matcher.find()) {
            throw new AssertionError("'" + pattern + "' was not printed, but: " + Files.readString(output));
        }
        return matcher;
    }

    /** Waits until it has ended with success. */
    void succeeded() throws IOException, InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError("The command failed: " + Files.readString(output));
        }
    }

    /** Ends it as Ctrl+C does. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
