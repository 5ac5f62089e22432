// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import static io.github.camelgithubhooks.support.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.internal.history.Found;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.Outcome;
import io.github.camelgithubhooks.internal.history.Query;
import io.github.camelgithubhooks.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The history in a table, of each database that the component knows. */
class JdbcHistoryTest {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theTableOfTheDocumentsWillDo(TestDatabase database) {
        DataSource dataSource = database.create();
        JdbcHistory history = new JdbcHistory(new Database("stateDataSource", dataSource, Guard.NONE), false);
        assertThatThrownBy(history::open).hasMessageContaining("docs/dashboard.md");

        new ResourceDatabasePopulator(new ClassPathResource("history.sql")).execute(dataSource);

        history.open();
        history.add(
                List.of(row(1, "one", Outcome.FAILED), row(2, "one", Outcome.HANDLED), row(3, "two", Outcome.FAILED)));
        // one that is there already costs none of the others
        history.add(List.of(row(3, "two", Outcome.FAILED), row(4, "three", Outcome.FAILED)));
        assertThat(history.find(Query.forGuid("one", 10)).items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.row()).isEqualTo(row(2, "one", Outcome.HANDLED));
                    assertThat(item.attempts()).isEqualTo(2);
                });
        assertThat(history.attempts("one", "events", 10)).hasSize(2);
        assertThat(history.since(2, 10)).extracting(HistoryRow::id).containsExactly(4L, 3L, 2L);
        assertThat(history.row(4)).contains(row(4, "three", Outcome.FAILED));
        history.remove(List.of(4L));
        assertThat(history.row(4)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSearchThatFindsLittleAmongManyRowsFindsAllOfIt(TestDatabase database) {
        JdbcHistory history = new JdbcHistory(new Database("stateDataSource", database.create(), Guard.NONE), true);
        history.open();
        for (long from = 1; from <= 25_000; from += 5_000) {
            history.add(LongStream.range(from, from + 5_000)
                    .mapToObj(id -> row(id, "guid " + id, id % 10_000 == 1 ? Outcome.FAILED : Outcome.HANDLED))
                    .toList());
        }

        List<Long> found = new ArrayList<>();
        Long before = null;
        do {
            Query failed = new Query(
                    "fail", null, null, "Octo/Hello", null, null, null, Outcome.FAILURES, null, null, before, 2);
            Found page = history.find(failed);
            page.items().forEach(item -> found.add(item.row().id()));
            before = page.next().orElse(null);
        } while (before != null);

        assertThat(found).containsExactly(20_001L, 10_001L, 1L);
        assertThat(history.find(new Query(
                                "push octo", null, null, null, null, null, null, Set.of(), null, null, null, 2))
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsOldOrTooMuchIsRemoved(TestDatabase database) {
        JdbcHistory history = new JdbcHistory(new Database("stateDataSource", database.create(), Guard.NONE), true, 5);
        history.open();
        history.add(LongStream.rangeClosed(1, 10)
                .mapToObj(id -> row(id, "guid " + id, Outcome.HANDLED))
                .toList());

        history.removeOld(0);
        assertThat(history.since(0, 100)).extracting(HistoryRow::id).containsExactly(10L, 9L, 8L, 7L, 6L);
        history.removeOld(9);
        assertThat(history.since(0, 100)).extracting(HistoryRow::id).containsExactly(10L, 9L);
    }
}
