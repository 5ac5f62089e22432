// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.github.camelgithubhooks.support.RawClient;
import java.net.http.HttpHeaders;
import org.junit.jupiter.api.Test;

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
}
