// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.support.Warnings;
import io.github.camelgithubhooks.testkit.Fault;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** GitHub, or a database, fails for all of many repositories at the same time. */
class OutageOfManyLogsTest extends PolledLogTestSupport {

    private static final String LOGS = "/repos/octo/.*/hooks/\\d+/deliveries";

    @Test
    void anOutageIsOneLineWhenItBeginsAndOneWhenItIsOver() throws Exception {
        hookMany();
        try (Warnings lines = Warnings.andInfo(DeliveriesConsumer.class)) {
            poll(1);
            github.inject(Fault.status(502).on("GET", LOGS));
            poll(3);

            assertThat(lines.with("")).singleElement().asString().contains("20 repositories", "octo/hello", "502");
            assertThat(consumer.figures().isInTrouble()).isTrue();
            assertThat(consumer.figures().problem().orElseThrow()).contains("octo/hello: ", "octo/r-1", "octo/r-9");

            github.clearFaults();
            poll(5);

            assertThat(lines.with("")).hasSize(1);
            List<String> over = lines.lines(" again").stream()
                    .filter(line -> !line.contains("can't"))
                    .toList();
            assertThat(over).singleElement().asString().contains("20 repositories", "octo/hello");
            assertThat(consumer.figures().problem()).isEmpty();
        }
    }

    @Test
    void eachKindOfFailureIsALineOfItsOwn() throws Exception {
        hookMany();
        try (Warnings warnings = new Warnings(DeliveriesConsumer.class)) {
            poll(1);
            github.inject(Fault.status(404).on("GET", "/repos/octo/r-1/hooks"));
            github.inject(Fault.status(502).on("GET", LOGS));
            poll(1);

            assertThat(warnings.with("")).hasSize(2);
            assertThat(warnings.with("can't read the log of octo/r-1: ")).hasSize(1);
            assertThat(warnings.with("19 repositories")).hasSize(1);
        }
    }

    @Test
    void manyRepositoriesWithoutAHookAreOneLine() throws Exception {
        for (int i = 0; i < 20; i++) {
            github.repository("octo/r-" + i);
        }
        startMany();
        try (Warnings warnings = new Warnings(DeliveriesConsumer.class)) {
            poll(2);

            assertThat(warnings.with("")).singleElement().asString().contains("20 repositories", "octo/r-0", "ensure");
        }
    }

    @Test
    void aListWhoseSecondPageFailsLeavesNoRepositoryOut() throws Exception {
        github.organization("octo");
        for (int i = 0; i < 100; i++) {
            github.repository("octo/r-" + i);
        }
        github.repository("octo/z").createHook(hook.url(), "hush", "*");
        startMany(options -> options.setRepoName("z*"));
        poll(1);
        github.inject(Fault.status(502).on("GET", "/orgs/octo/repos\\?.*page=2"));
        poll(11);
        assertThat(consumer.figures().problem().orElseThrow()).contains("The repositories can't be listed");

        github.emit("octo/z", "push", "{}");
        poll(2);

        assertThat(offered).hasSize(1);
    }

    @Test
    void aPlaceForTheCursorsThatFailsIsOneLineForEachPoll() throws Exception {
        boolean[] down = new boolean[1];
        hookMany(options -> options.setOffsetRepository(new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                if (down[0]) {
                    throw new IllegalStateException("the database is down");
                }
                super.setState(key, value);
            }
        }));
        poll(1);
        down[0] = true;
        try (Warnings warnings = new Warnings(DeliveriesConsumer.class)) {
            poll(1);

            assertThat(warnings.with(""))
                    .singleElement()
                    .asString()
                    .contains("20 repositories", "the database is down");
        }
        down[0] = false;
    }

    private void hookMany() throws Exception {
        hookMany(options -> {});
    }

    private void hookMany(Consumer<GitHubHooksConfiguration> further) throws Exception {
        for (int i = 1; i < 20; i++) {
            github.repository("octo/r-" + i).createHook(hook.url(), "hush", "*");
        }
        startMany(further);
    }
}
