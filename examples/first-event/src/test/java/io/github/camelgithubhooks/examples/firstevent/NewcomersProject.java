// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.firstevent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A copy of the project of the ten-minute start, in which commands run as a newcomer types them. */
final class NewcomersProject {

    private final Path directory;
    private final CamelLine line;

    NewcomersProject(Path directory) throws IOException {
        this.directory = directory;
        Path original = Path.of("project");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(original.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path pom = directory.resolve("pom.xml");
        line = CamelLine.of(Files.readString(pom));
        Files.writeString(pom, line.pom());
        Files.writeString(
                settings(),
                SETTINGS.formatted(
                        Path.of(System.getProperty("maven.repository")).toUri()));
    }

    /**
     * What was downloaded before needn't be downloaded again. The component itself is found in no repository but the one that
     * it was published to for this test.
     */
    private static final String SETTINGS = """
            <settings>
                <profiles>
                    <profile>
                        <id>downloaded-before</id>
                        <repositories>
                            <repository><id>downloaded-before</id><url>%1$s</url></repository>
                        </repositories>
                        <pluginRepositories>
                            <pluginRepository><id>downloaded-before</id><url>%1$s</url></pluginRepository>
                        </pluginRepositories>
                    </profile>
                </profiles>
                <activeProfiles><activeProfile>downloaded-before</activeProfile></activeProfiles>
            </settings>
            """;

    Path directory() {
        return directory;
    }

    Command maven(String... arguments) throws IOException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                        .toString(),
                "-B",
                "-gs",
                settings().toString(),
                "-Dmaven.repo.local=" + System.getProperty("newcomer.repository")));
        command.addAll(line.options());
        command.addAll(List.of(arguments));
        return Command.start(directory, command);
    }

    Command java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return Command.start(directory, command);
    }

    private Path settings() {
        return directory.resolve("settings.xml");
    }
}
