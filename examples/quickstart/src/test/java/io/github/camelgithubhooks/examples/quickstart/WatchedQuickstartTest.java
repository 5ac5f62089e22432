// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Awaitility.setDefaultTimeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedQuickstartTest {

    private static final Pattern ADDRESS = Pattern.compile("The dashboard is at (http://\\S+/github-hooks/)\\R");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Thread quickstart;
    private URI dashboard;

    @TempDir
    Path events;

    @BeforeEach
    void stays() throws Exception {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setProperty("stay", "true");
        quickstart = new Thread(() -> Quickstart.run(Map.of(), Map.of("events.directory", events.toString())));
        quickstart.start();
        setDefaultTimeout(Duration.ofSeconds(30));
        await().until(() -> address().find());
        Matcher address = address();
        assertThat(address.find()).isTrue();
        dashboard = URI.create(address.group(1));
    }

    @AfterEach
    void ends() throws Exception {
        System.clearProperty("stay");
        quickstart.interrupt();
        quickstart.join(Duration.ofSeconds(30).toMillis());
        System.setOut(console);
        assertThat(quickstart.isAlive()).isFalse();
    }

    @Test
    void hasADashboardWithTheButtonsOfTheSimulator() throws Exception {
        assertThat(send("GET", "api/overview").body()).contains("\"simulator\":\"/simulator/\"", "\"actions\":true");
        assertThat(send("GET", "/simulator/").statusCode()).isEqualTo(200);
        await().until(() -> pushes() == 1);

        assertThat(send("POST", "/simulator/emit").statusCode()).isEqualTo(200);
        await().until(() -> pushes() == 2);
        assertThat(send("POST", "/simulator/forge").statusCode()).isEqualTo(200);
        await().until(() -> send("GET", "api/overview").body().contains("\"refused\":2"));
    }

    @Test
    void bringsWhatWasSentWhileTheListenerWasDown() throws Exception {
        assertThat(send("POST", "/simulator/down?seconds=3600").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/simulator/emit").statusCode()).isEqualTo(200);
        await().until(() -> send("GET", "api/deliveries?outcome=never_arrived")
                .body()
                .contains("GitHub: failed to connect to network"));
        assertThat(send("POST", "/simulator/up").statusCode()).isEqualTo(200);

        await().until(() -> pushes() == 2);

        await().until(() -> send("GET", "api/deliveries?event=push").body().contains("\"source\":\"log\""));
    }

    @Test
    void comesBackByItself() throws Exception {
        assertThat(send("POST", "/simulator/down?seconds=3600").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/simulator/emit").statusCode()).isEqualTo(200);
        assertThat(send("POST", "/simulator/down?seconds=0").statusCode()).isEqualTo(200);

        await().until(() -> pushes() == 2);
    }

    private long pushes() {
        String[] files = events.toFile().list((directory, name) -> name.startsWith("push-"));
        return files == null ? 0 : files.length;
    }

    private Matcher address() {
        return ADDRESS.matcher(printed.toString(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(dashboard.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
