// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.firstevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer with nothing but the files of the ten-minute start ends with a verified event. */
class FirstEventTest {

    private static final Pattern PORT = Pattern.compile("HttpServer started on \\S+:(\\d+)");
    private static final String EVENT = "push from octo/hello, verified by signature";
    private static final Pattern STARTED = Pattern.compile("Apache Camel .* started in");

    @TempDir
    private Path directory;

    @Test
    void mavenRunsTheProject() throws Exception {
        NewcomersProject project = new NewcomersProject(directory);

        try (Command run = project.maven("compile", "camel:run", "-Dcamel.server.port=0")) {
            requireThatAVerifiedEventReachesTheRoute(run);
        }
    }

    @Test
    void theJarsRunTheRouteWithoutMaven() throws Exception {
        NewcomersProject project = new NewcomersProject(directory);
        try (Command copy = project.maven("dependency:copy-dependencies", "-DoutputDirectory=libs")) {
            copy.succeeded();
        }
        String classPath = String.join(File.pathSeparator, "src/main/resources", "libs/*");

        try (Command run = project.java("-cp", classPath, "-Dcamel.server.port=0", "org.apache.camel.main.Main")) {
            requireThatAVerifiedEventReachesTheRoute(run);
        }
    }

    @Test
    void theReadmeShowsTheOutput() throws Exception {
        assertThat(Files.readString(Path.of("README.md"))).contains(EVENT);
    }

    private static void requireThatAVerifiedEventReachesTheRoute(Command run) throws Exception {
        int port = Integer.parseInt(run.printed(PORT).group(1));
        run.printed(STARTED);
        SignedSender sender = SignedSender.to(URI.create("http://127.0.0.1:" + port + "/github"))
                .event("push")
                .body(SamplePayloads.push("octo/hello"));

        assertThat(sender.secret("not this one").send().status()).isEqualTo(401);
        assertThat(sender.secret(Command.SECRET).send().status()).isEqualTo(202);
        run.printed(Pattern.compile(EVENT));
    }
}
