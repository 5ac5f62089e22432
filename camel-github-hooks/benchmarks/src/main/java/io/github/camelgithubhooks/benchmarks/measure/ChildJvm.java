// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JVM of its own for one contestant, with its own CPU, heap and JIT compiler. It answers lines, and ends with its
 * parent.
 */
public final class ChildJvm implements AutoCloseable {

    /** Beginning of an answer: a JVM may print lines of its own. */
    private static final String ANSWER = "answer: ";

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");

    private final long startedAt = System.nanoTime();
    private final Process process;
    private final BufferedReader answers;

    private ChildJvm(ProcessBuilder command) throws IOException {
        this.process = command.start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a main class, with options of the JVM such as {@code -Xmx256m}. */
    public static ChildJvm start(List<String> jvmOptions, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    /** Returns the time since the JVM was started. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Asks the child something and waits for the answer. */
    public String ask(String question) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8)
                .append(question)
                .append('\n')
                .flush();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(ANSWER)) {
                return line.substring(ANSWER.length());
            }
        }
        throw new IOException("The child ended when it was asked: " + question);
    }

    /** Asks the child for a number and waits for it. */
    public long askNumber(String question) throws IOException {
        return Long.parseLong(ask(question));
    }

    /** Returns the bytes that the process has in RAM, or {@link Double#NaN} where there is no {@code /proc}. */
    public double residentBytes() throws IOException {
        try {
            Matcher line = RESIDENT.matcher(Files.readString(Path.of("/proc", process.pid() + "", "status")));
            return line.find() ? Long.parseLong(line.group(1)) * 1024.0 : Double.NaN;
        } catch (NoSuchFileException e) {
            return Double.NaN;
        }
    }

    /** Answers the parent as long as that lives, then ends the process. Called by the child's main method. */
    public static void answer(UnaryOperator<String> answers) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(ANSWER + answers.apply(question));
        }
        System.exit(0);
    }

    /** Ends the process and waits for it, so that the next contestant has the machine to itself. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
