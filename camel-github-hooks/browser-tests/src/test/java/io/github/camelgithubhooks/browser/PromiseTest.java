// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.examples.quickstart.Quickstart;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise, watched in the quickstart: what GitHub can't deliver turns red, and green once the listener is back. */
class PromiseTest {

    private static final String STAY = "stay";
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Path DOCUMENTS = Path.of("..", "..", "docs", "images");

    private static Thread quickstart;
    private static Page page;

    @TempDir
    static Path events;

    @BeforeAll
    static void start() throws IOException {
        Chromium.driver();
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        int port = freePort();
        System.setProperty(STAY, "true");
        quickstart = new Thread(() -> Quickstart.run(
                Map.of(), Map.of("events.directory", events.toString(), "camel.server.port", String.valueOf(port))));
        quickstart.start();
        String server = "http://127.0.0.1:" + port;
        Page.soon("the quickstart").ignoreExceptions().until(() -> isThere(server + "/simulator/"));
        page = new Page(server + "/github-hooks/").size(1160, 640).theme("light");
    }

    @AfterAll
    static void end() throws InterruptedException {
        System.clearProperty(STAY);
        if (quickstart != null) {
            quickstart.interrupt();
            quickstart.join(Duration.ofSeconds(30).toMillis());
        }
    }

    @Test
    void whatIsMissedTurnsRedAndThenGreen() throws IOException {
        page.open("#/deliveries");
        page.untilShows(".live", "Live");
        page.until("the events of the start", () -> outcomes().size() >= 3);
        page.script("window.loaded = 'once'");

        page.click("Go down for a minute");
        page.untilShows(".simulator-words", "The listener is down");
        List<String> before = outcomes();
        page.click("Emit a push");
        page.click("Emit a push");
        page.click("Emit a push");
        page.until("three red rows", () -> count("Never arrived") == 3);
        page.untilShows(".rows .bad .why", "GitHub: ");
        picture("promise-down");
        assertThat(page.accessibilityProblems()).isEmpty();
        assertThat(page.theme("dark").accessibilityProblems()).isEmpty();
        page.theme("light");
        page.element("[data-view='overview']").click();
        page.untilShows("h1", "events is stopped: 3 events missing");
        picture("promise-overview");
        page.element("[data-view='deliveries']").click();
        page.until("three red rows", () -> count("Never arrived") == 3);
        List<String> times = page.texts(".rows .c-time");

        page.click("Start it again");
        page.until("no red row", () -> count("Never arrived") == 0);
        page.untilShows(".simulator-words", "Make something happen");

        assertThat(outcomes()).hasSize(before.size() + 3).startsWith("Handled", "Handled", "Handled");
        assertThat(page.texts(".rows .c-time")).hasSameSizeAs(times);
        assertThat(page.script("return window.loaded")).isEqualTo("once");
        picture("promise-back");
        assertThat(page.complaints()).isEmpty();
    }

    private static List<String> outcomes() {
        return page.texts(".rows .chip");
    }

    private static long count(String outcome) {
        return outcomes().stream().filter(outcome::equals).count();
    }

    private static void picture(String name) throws IOException {
        page.script("document.getElementById('toasts').replaceChildren()");
        page.picture(PICTURES.resolve(name + ".png"));
        if (!System.getProperty("screenshots.update", "").isEmpty() && !name.endsWith("overview")) {
            page.picture(DOCUMENTS.resolve("dashboard-" + name + ".png"));
        }
    }

    private static boolean isThere(String address) throws IOException {
        return ((HttpURLConnection) new URL(address).openConnection()).getResponseCode() == HttpURLConnection.HTTP_OK;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
