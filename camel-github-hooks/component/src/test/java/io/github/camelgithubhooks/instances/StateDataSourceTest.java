// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.support.TestDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** How the option {@code stateDataSource} is set. */
class StateDataSourceTest extends ListenerTestSupport {

    private final DataSource dataSource = TestDatabase.H2.create();

    @Test
    void autoIsTheOnlyDataSource() throws Exception {
        context.getRegistry().bind("anyName", dataSource);

        listen("events", "webhookSecret=" + SECRET, "stateDataSource=auto");

        assertRecorded("events");
    }

    @Test
    void autoOfTheComponentIsTheDefaultOfItsEndpoints() throws Exception {
        context.getRegistry().bind("anyName", dataSource);
        component().getConfiguration().setStateDataSource("auto");

        listen("events", "webhookSecret=" + SECRET);

        assertRecorded("events");
    }

    @Test
    void theComponentTakesADataSource() throws Exception {
        component().getConfiguration().setStateDataSource(dataSource);

        listen("events", "webhookSecret=" + SECRET, "idempotentPrefix=pushes");

        assertRecorded("pushes");
    }

    @Test
    void autoWithSeveralOrNoneAsksForAName() {
        assertStartFails("stateDataSource=auto")
                .hasMessageContainingAll("stateDataSource=auto", "has 0", "#dataSource");

        context.getRegistry().bind("one", dataSource);
        context.getRegistry().bind("two", TestDatabase.H2.create());
        assertStartFails("stateDataSource=auto").hasMessageContaining("has 2");
    }

    @Test
    void whatIsNoDataSourceIsNamed() {
        context.getRegistry().bind("handled", MemoryIdempotentRepository.memoryIdempotentRepository());

        assertStartFails("stateDataSource=orders").hasMessageContainingAll("stateDataSource", "orders", "#dataSource");
        assertStartFails("stateDataSource=#handled")
                .hasMessageContainingAll("stateDataSource", "MemoryIdempotentRepository");
    }

    @Test
    void aUrlIsNotShownSinceItMayHaveAPassword() {
        component().getConfiguration().setStateDataSource("jdbc:postgresql://db/state?password=not-for-the-log");

        assertStartFails().hasMessageContainingAll("stateDataSource", "URL").hasMessageNotContaining("not-for-the-log");
    }

    @Test
    void itGoesWithNoOtherPlaceOfTheState(@TempDir Path directory) {
        context.getRegistry().bind("state", dataSource);
        context.getRegistry().bind("handled", MemoryIdempotentRepository.memoryIdempotentRepository());

        assertStartFails("stateDataSource=#state", "idempotentRepository=#handled")
                .hasMessageContainingAll("stateDataSource", "idempotentRepository");
        assertStartFails("stateDataSource=#state", "stateDirectory=" + directory)
                .hasMessageContainingAll("stateDataSource", "stateDirectory");
    }

    @Test
    void aClaimTimeoutThatIsTooShortIsRefused() {
        context.getRegistry().bind("state", dataSource);

        assertStartFails("stateDataSource=#state", "claimTimeout=999").hasMessageContainingAll("claimTimeout", "1000");
    }

    @Test
    void aPrefixThatLeavesNoRoomForTheGuidIsRefused() {
        context.getRegistry().bind("state", dataSource);

        assertStartFails("stateDataSource=#state", "idempotentPrefix=" + "p".repeat(901))
                .hasMessageContainingAll("stateDataSource", "idempotentPrefix", "901 characters", "at most 900");
    }

    @ParameterizedTest
    @CsvSource({"receive, webhookSecret=" + SECRET, "deliveries, hookId=1"})
    void keysThatMayChangeAreRefused(String operation, String options) {
        context.getRegistry().bind("state", dataSource);

        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri(operation, options, "stateDataSource=#state")).to("mock:nameless");
                    }
                }))
                .hasMessageContainingAll("The stateDataSource keeps", "give the route an id");
    }

    @Test
    void anotherDatabaseIsNamed() {
        context.getRegistry().bind("state", new MariaDb(dataSource));

        assertStartFails("stateDataSource=#state")
                .hasMessageContainingAll("stateDataSource", "PostgreSQL", "H2", "MariaDB", "idempotentRepository");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertStartFails(String... options) {
        String[] all = new String[options.length + 1];
        System.arraycopy(options, 0, all, 1, options.length);
        all[0] = "webhookSecret=" + SECRET;
        Throwable failure = catchThrowable(() -> listen("events", all));
        while (failure != null && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return assertThat(failure).isNotNull();
    }

    private void assertRecorded(String prefix) {
        String guid = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
        assertThat(signed(SECRET).guid(guid).send().status()).isEqualTo(202);
        assertThat(new JdbcTemplate(dataSource)
                        .queryForList(
                                "SELECT name FROM GITHUB_HOOKS_DELIVERY WHERE name NOT LIKE 'seat/%'", String.class))
                .containsExactly(prefix + "/" + guid);
    }

    private GitHubHooksComponent component() {
        return context.getComponent("github-hooks", GitHubHooksComponent.class);
    }
}
