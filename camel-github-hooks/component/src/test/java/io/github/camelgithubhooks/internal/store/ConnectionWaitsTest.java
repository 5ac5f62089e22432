// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.support.TestDatabase;
import io.github.camelgithubhooks.support.UnsteadyDataSource;
import io.github.camelgithubhooks.support.Warnings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pools that let those wait who need a connection, for longer than GitHub waits for an answer. */
class ConnectionWaitsTest {

    private final UnsteadyDataSource dataSource = new UnsteadyDataSource(TestDatabase.H2.create());

    @Test
    void theFirstLongWaitIsLoggedWithTheRemedy() {
        Database everyWaitIsLong = Database.ofUser(dataSource, new ConnectionWaits(Duration.ZERO));
        try (Warnings warnings = new Warnings(Database.class)) {
            dataSource.cutOff();
            assertThatThrownBy(everyWaitIsLong::dialect).isInstanceOf(Database.Unreachable.class);
            dataSource.connect();
            everyWaitIsLong.dialect();

            assertThat(warnings.with("")).singleElement().asString().contains("stateDataSource", "connectionTimeout");
        }
    }

    @Test
    void aWaitThatGitHubDoesNotNoticeIsNot() {
        ConnectionWaits waits = new ConnectionWaits(ConnectionWaits.LONGEST);
        try (Warnings warnings = new Warnings(Database.class)) {
            waits.note(Duration.ofSeconds(3));
            assertThat(warnings.with("")).isEmpty();

            waits.note(Duration.ofSeconds(30));
            assertThat(warnings.with("took 30 s")).hasSize(1);
        }
    }
}
