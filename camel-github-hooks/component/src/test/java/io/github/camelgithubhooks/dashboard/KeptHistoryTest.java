// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.support.Application;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a database, the history outlives the process. */
class KeptHistoryTest extends DashboardTestSupport {

    @TempDir
    Path directory;

    private Application application;

    private void start() throws Exception {
        application = new Application();
        GitHubHooksComponent component = application.context().getComponent("github-hooks", GitHubHooksComponent.class);
        component.setDashboardEnabled(true);
        component.getConfiguration().setStateDirectory(directory.toString());
        application.start(uri("receive", "webhookSecret=" + SECRET, "hookId=" + hook.id()), exchange -> {
            if (exchange.getMessage().getBody(String.class).contains("\"number\":13")) {
                throw new IllegalStateException("unlucky number");
            }
        });
        github.route("https://hooks.example.test", application.port());
    }

    @Override
    protected URI url(String path) {
        return URI.create("http://127.0.0.1:" + application.port() + "/github-hooks" + path);
    }

    @Test
    void theHistoryIsThereAfterARestart() throws Exception {
        start();
        String failed = push(13).guid();
        row(failed, "failed");
        for (int number = 1; number <= 3; number++) {
            row(emit("issues", "opened", number).guid(), "handled");
        }
        application.close();
        start();
        try {
            assertThat(read("/api/overview").path("historyKept").asText()).isEqualTo("database");
            JsonNode row = row(failed, "failed");
            assertThat(row.path("words").asText()).isEqualTo("java.lang.IllegalStateException: unlucky number");
            assertThat(row.path("repository").asText()).isEqualTo("octo/hello");
            assertThat(rows("?q=OPENED&event=issues&sender=mona")).hasSize(3);
            assertThat(rows("?q=100%25")).isEmpty();
            JsonNode page = read("/api/deliveries?event=issues&limit=2");
            assertThat(page.path("rows")).hasSize(2);
            assertThat(read("/api/deliveries?event=issues&limit=2&before="
                                    + page.path("next").asText())
                            .path("rows"))
                    .hasSize(1);
            // what the charts knew is there, too
            await().until(() -> sumOfFailed() == 1);
            assertThat(read("/api/deliveries/" + row.path("id").asText()).path("attempts"))
                    .isNotEmpty();
        } finally {
            application.close();
        }
    }

    private int sumOfFailed() {
        int sum = 0;
        for (JsonNode point : read("/api/chart?span=day").path("points")) {
            sum += point.path("failed").asInt();
        }
        return sum;
    }
}
