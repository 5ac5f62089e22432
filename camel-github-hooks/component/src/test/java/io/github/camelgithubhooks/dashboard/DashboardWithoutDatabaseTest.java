// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.github.camelgithubhooks.support.TestDatabase;
import io.github.camelgithubhooks.support.UnsteadyDataSource;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** While the database is away, the dashboard shows what the memory knows, and says so. */
@Timeout(30)
class DashboardWithoutDatabaseTest extends DashboardTestSupport {

    private final UnsteadyDataSource database = new UnsteadyDataSource(TestDatabase.H2.create());

    @Override
    protected void configure(GitHubHooksComponent component) {
        context.getRegistry().bind("state", database);
    }

    @AfterEach
    void connect() {
        database.connect();
    }

    static Stream<Consumer<UnsteadyDataSource>> faults() {
        return Stream.of(UnsteadyDataSource::cutOff, UnsteadyDataSource::hang);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theMemoryAnswersUntilTheDatabaseIsBack(Consumer<UnsteadyDataSource> fault) throws Exception {
        receive("stateDataSource=#state");
        String guid = push(1).guid();
        String id = row(guid, "handled").path("id").asText();
        assertThat(read("/api/deliveries").has("words")).isFalse();

        fault.accept(database);

        JsonNode shown = read("/api/deliveries?guid=" + guid);
        assertThat(shown.path("rows")).hasSize(1);
        assertThat(shown.path("words").asText())
                .contains("database of the history can't be read", "since its start", "stateDataSource");
        assertThat(read("/api/overview").path("historyWords")).isEqualTo(shown.path("words"));
        assertThat(read("/api/deliveries/" + id).path("row").path("guid").asText())
                .isEqualTo(guid);
        HttpResponse<String> unknown = get("/api/deliveries/12");
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(json(unknown.body()).path("error")).isEqualTo(shown.path("words"));

        database.connect();

        await().until(() -> !read("/api/deliveries").has("words"));
        assertThat(rows("?guid=" + guid)).hasSize(1);
        assertThat(read("/api/overview").has("historyWords")).isFalse();
    }
}
