// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A full history, of small pushes. {@code -Dbrowser.rows=100000} fills a large one. */
class ManyDeliveriesTest extends BrowserTestSupport {

    private static final int ROWS = Integer.getInteger("browser.rows", 1_000);
    private static final int AT_ONCE = 50;
    private static final String BODY = "{}";
    private static final String SIGNATURE =
            SignedSender.sign256(Application.SECRET, BODY.getBytes(StandardCharsets.UTF_8));

    @BeforeAll
    static void fillTheHistory() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
        restart(Map.of("camel.component.github-hooks.dashboard-history-size", String.valueOf(ROWS)), "");
        HttpClient client = HttpClient.newHttpClient();
        for (int sent = 0; sent < ROWS; sent += AT_ONCE) {
            List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
            for (int number = sent; number < sent + AT_ONCE; number++) {
                answers.add(client.sendAsync(push(number), HttpResponse.BodyHandlers.discarding()));
            }
            answers.forEach(CompletableFuture::join);
        }
    }

    private static HttpRequest push(int number) {
        return HttpRequest.newBuilder(URI.create(application.address("/github")))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", "guid-" + number)
                .header("X-Hub-Signature-256", SIGNATURE)
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
    }

    @Test
    void openAtOnceAndPageAsTheReaderScrolls() {
        page.open("#/deliveries");
        page.until("the first page", () -> shown() > 0);
        System.out.printf(
                "The deliveries of a history of %,d were shown %s ms after the page was asked for%n",
                ROWS, page.script("return Math.round(performance.getEntriesByName('deliveries-shown')[0].startTime)"));

        for (int pages = 2; pages <= 6; pages++) {
            long before = shown();
            page.script("scrollTo(0, document.body.scrollHeight)");
            page.until("page " + pages, () -> shown() > before);
        }
        assertThat(page.script("return new Set([...document.querySelectorAll('.rows .c-time time')]).size"))
                .isEqualTo(shown());
    }

    private static long shown() {
        return (Long) page.script("return document.querySelectorAll('.rows .delivery').length");
    }
}
