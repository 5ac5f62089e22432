// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Another JVM for one part of a benchmark, so that its CPU, its heap and what its compiler knows are its own. It answers a
 * line with a line, and ends with its parent.
 */
final class ChildJvm implements AutoCloseable {

    /** What a line of an answer begins with: a JVM may print lines of its own. */
    private static final String ANSWER = "answer: ";

    private final Process process;
    private final BufferedReader answers;

    private ChildJvm(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a main class, with options of the JVM such as {@code -Xmx96m}. */
    static ChildJvm start(List<String> jvmOptions, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Asks the child something and waits for the answer. */
    String ask(String question) throws IOException {
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

    long askNumber(String question) throws IOException {
        return Long.parseLong(ask(question));
    }

    /** What a child does: it answers its parent as long as that lives, and ends. */
    static void answer(UnaryOperator<String> answers) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(ANSWER + answers.apply(question));
        }
        System.exit(0);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
