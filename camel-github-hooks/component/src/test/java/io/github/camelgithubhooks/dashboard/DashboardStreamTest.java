// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An open page learns what happens, without asking. */
class DashboardStreamTest extends DashboardTestSupport {

    @Test
    void aPageGetsTheOverviewAndEachRowAsItHappens() throws Exception {
        receive();
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> stream = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url("/api/stream")).build(), BodyHandlers.ofLines());
        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        try (Stream<String> body = stream.body()) {
            CompletableFuture<Void> reading = Background.run(() -> body.forEach(lines::add));
            await().until(() -> lines.contains("event: overview"));

            String guid = push(13).guid();

            await().until(() -> lines.contains("event: row"));
            String row = lines.get(lines.indexOf("event: row") + 1);
            assertThat(row).startsWith("data: {").contains(guid, "\"outcome\":\"failed\"");
            context.stop();
            await().until(reading::isDone);
        }
    }

    @Test
    void aBusyRouteDoesNotFloodThePage() throws Exception {
        receive();
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> stream = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url("/api/stream")).build(), BodyHandlers.ofLines());
        try (Stream<String> body = stream.body()) {
            CompletableFuture<Void> reading = Background.run(() -> body.forEach(lines::add));
            await().until(() -> lines.contains("event: overview"));

            for (int number = 0; number < 100; number++) {
                signed();
            }

            await().until(() -> lines.contains("event: more"));
            assertThat(lines.get(lines.indexOf("event: more") + 1)).startsWith("data: {\"dropped\":");
            context.stop();
            await().until(reading::isDone);
        }
    }

    private void signed() {
        SignedSender.to(URI.create(url("").toString().replace("/github-hooks", "/github")))
                .secret(SECRET)
                .body("{\"number\":1}")
                .send();
    }
}
