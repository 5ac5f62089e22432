// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.shared;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run of an example in a test.
 *
 * @param exitCode 0 for success
 * @param output everything that was printed
 */
public record ExampleRun(int exitCode, String output) {

    private static final Pattern README_OUTPUT =
            Pattern.compile("^## Output to expect\\n.*?^```text\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();

    /** Runs an example, and keeps what is printed meanwhile. */
    public static ExampleRun of(IntSupplier example) {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            return new ExampleRun(example.getAsInt(), printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(console);
        }
    }

    /** Returns the environment in which an example takes a simulator for the real GitHub, with the repository octo/real. */
    public static Map<String, String> environment(GitHubSimulator github, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("GITHUB_TOKEN", github.token());
        environment.put("GITHUB_REPOSITORY", "octo/real");
        environment.put("GITHUB_API_URL", github.apiUrl());
        return environment;
    }

    /**
     * Returns what was told, without what differs between two runs: the lines of the story in their order, then the
     * different lines of the route. Warnings are left out.
     */
    public List<String> told() {
        return told(output);
    }

    /** Returns what is told in the part 'Output to expect' of the example's README; {@code ...} stands for repeated lines. */
    public static List<String> toldInReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Matcher output = README_OUTPUT.matcher(readme);
        if (!output.find()) {
            throw new IllegalStateException("README.md has no part 'Output to expect' with a block of text");
        }
        return told(output.group(1));
    }

    private static List<String> told(String output) {
        List<String> lines = output.replace(PROJECT.toString(), "/home/you/camel-github-hooks")
                .replace('\\', '/')
                .replaceAll("(127\\.0\\.0\\.1:|port )\\d+", "$1PORT")
                .replaceAll("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}", "GUID")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z", "TIME")
                .lines()
                .filter(line -> !line.matches(" +(WARN|ERROR) .*| *\\.\\.\\."))
                .toList();
        return Stream.concat(
                        lines.stream().filter(line -> !isRoute(line)),
                        lines.stream().filter(ExampleRun::isRoute).distinct().sorted())
                .toList();
    }

    private static boolean isRoute(String line) {
        return line.startsWith("   route: ");
    }
}
