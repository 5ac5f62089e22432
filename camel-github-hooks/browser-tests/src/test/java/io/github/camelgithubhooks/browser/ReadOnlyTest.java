// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without {@code dashboardActionsEnabled} the page only shows. */
class ReadOnlyTest extends BrowserTestSupport {

    @BeforeAll
    static void switchActionsOff() throws Exception {
        restart(
                Map.of("camel.component.github-hooks.dashboard-actions-enabled", "false"),
                "&hookUrl=https://hooks.example.test/github&events=push,release");
    }

    @Test
    void noActIsOffered() {
        application.failWith("the database is away");
        application.push();
        page.open("#/deliveries");
        page.until("the push", () -> page.shows(".rows .delivery"));
        page.untilShows(".foot", "Read-only");
        offersNothing();
        page.element(".rows input").click();
        page.untilShows(".bulk", "Actions are off");
        offersNothing();
        page.openFirstDelivery();
        page.until("the payload", () -> page.shows(".tree"));
        offersNothing();
        page.open("#/hooks");
        page.until("the plan", () -> page.shows(".plan .diff"));
        offersNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "redeliver", "forget", "ping", "retry", "ensure"})
    void anActThatIsCalledByHandIsRefused(String act) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(application.address("/github-hooks/api/actions/" + act)))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Hooks-Token", "guessed")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString("{\"routeId\": \"events\", \"hookIds\": [\"1\"], \"ids\": [\"1\"]}"))
                .build();

        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403))
                .satisfies(answer -> assertThat(answer.body()).contains("dashboardActionsEnabled"));
    }

    private static void offersNothing() {
        assertThat(page.texts("button"))
                .doesNotContain("Run again", "Redeliver", "Forget", "Retry failed", "Ping", "Ensure");
    }
}
