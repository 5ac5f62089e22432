// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.testkit.SimulatedRepository;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of the instances that share a database, one reads the logs of all repositories. */
class OneReaderOfManyLogsTest extends SharedDatabaseTestSupport {

    private static final String URL = "https://hooks.example.test/github";

    private List<SimulatedRepository> repositories;

    @BeforeEach
    void createHooks() {
        github.organization("octo-org");
        repositories = Stream.of("octo-org/service-a", "octo-org/service-b")
                .map(github::repository)
                .toList();
        repositories.forEach(each -> each.createHook(URL, SECRET, "push"));
    }

    @Test
    void whenTheReaderStopsAnotherOneContinuesEachLogAtItsCursor() throws Exception {
        Instance one = reading();
        Instance other = reading();
        pushAll(1);
        await().until(() -> one.handled() + other.handled() == 2);
        boolean first = one.handled() == 2;
        Instance reader = first ? one : other;
        Instance waiting = first ? other : one;
        assertThat(waiting.handled()).isZero();

        reader.application().close();
        pushAll(2);

        await().until(() -> waiting.handled() == 2);
        assertThat(waiting.application().numbers()).containsExactly(2, 2);
    }

    private void pushAll(int number) {
        repositories.forEach(each -> github.emit(each.fullName(), "push", "{\"number\":" + number + "}"));
    }

    private Instance reading() throws Exception {
        Instance instance = instance();
        instance.application()
                .start(
                        uriWithoutTarget("deliveries", "repoOwner=octo-org", "repoName=service-*") + "&hookUrl=" + URL
                                + "&stateDataSource=#state&initialDelay=0&delay=50&repoRefresh=50",
                        exchange -> {});
        return instance;
    }
}
