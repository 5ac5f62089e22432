// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.github.camelgithubhooks.support.RawClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard is closed to other sites, and reads only. */
class DashboardAccessTest extends DashboardTestSupport {

    @Test
    void everyAnswerForbidsWhatThePageDoesNotNeed() {
        for (String path : new String[] {"", "/", "/api/overview", "/api/deliveries", "/no-such-page"}) {
            HttpHeaders headers = get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
        assertThat(get("/api/overview").headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aWebPageCannotReadItUnderANameThatLeadsToThisMachine() throws Exception {
        try (RawClient client = new RawClient(url(""))) {
            client.send("GET /github-hooks/api/overview HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
            assertThat(client.status()).isEqualTo(403);
        }
    }

    @Test
    void nothingActsUnlessThatIsAllowed() {
        assertThat(post("/api/actions/replay", "{\"ids\":[]}", "any").statusCode())
                .isEqualTo(403);
        assertThat(post("/api/actions/replay", "{\"ids\":[]}", "any").body()).contains("dashboardActionsEnabled=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"})
    void aProxyOnThisMachineDoesNotOpenItToOthers(String header) {
        HttpResponse<String> answer = get("/api/overview", header, "for=203.0.113.7");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("a proxy");
    }

    @Test
    void anotherSiteCannotHaveABrowserReadOrAskGitHub() {
        for (String path : new String[] {"/api/overview", "/api/hooks", "/api/stream"}) {
            assertThat(get(path, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
            assertThat(get(path, "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
            assertThat(get(path, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        }
        assertThat(get("/api/overview", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
        assertThat(get("/api/overview", "Sec-Fetch-Site", "none").statusCode()).isEqualTo(200);
        // a link to the page
        assertThat(get("/", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(200);
    }

    @Test
    @Timeout(20)
    void aQueryThatCannotBeDecodedIsAnswered() throws Exception {
        try (RawClient client = new RawClient(url(""))) {
            client.send(
                    "GET /github-hooks/api/deliveries?q=% HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertThat(client.status()).isEqualTo(400);
        }
    }

    @Test
    void aRequestForTheHeadOfTheStreamOpensNone() {
        assertThat(send(HttpRequest.newBuilder(url("/api/stream"))
                                .timeout(Duration.ofSeconds(20))
                                .method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }
}
