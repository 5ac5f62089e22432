// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long polls of the logs of many repositories. */
class PolledManyLogsTest extends PolledLogTestSupport {

    @BeforeEach
    void startConsumer() throws Exception {
        github.organization("octo");
        for (String name : new String[] {"octo/a", "octo/b", "octo/c"}) {
            github.repository(name).createHook(hook.url(), "hush", "*");
        }
        startMany();
    }

    @Test
    void inALongPollWhatArrivesInAnotherRepositoryDoesntWaitForTheBacklog() {
        for (int i = 0; i < 300; i++) {
            push();
        }
        String[] late = new String[1];
        work = () -> {
            clock.set(clock.instant().plusSeconds(6));
            if (offered.size() == 5) {
                late[0] = github.emit("octo/a", "push", "{}").get(0).guid();
            }
        };
        consumer.run();

        assertThat(offered).hasSize(301);
        assertThat(offered.indexOf(late[0])).isLessThan(150);
    }

    @Test
    void aRepositoryThatIsCreatedDuringALongPollIsReadInThatPoll() {
        for (int i = 0; i < 300; i++) {
            push();
        }
        work = () -> {
            clock.set(clock.instant().plusSeconds(6));
            if (offered.size() == 5) {
                github.repository("octo/new").createHook(hook.url(), "hush", "*");
                github.emit("octo/new", "push", "{}");
            }
        };
        consumer.run();

        assertThat(offered).hasSize(301);
    }

    @Test
    void aSecondHookWithTheUrlThatIsCreatedLaterIsNotRead() {
        String first = github.emit("octo/a", "push", "{}").get(0).guid();
        poll(1);
        SimulatedRepository repository = github.repository("octo/a");
        SimulatedHook second = repository.createHook("https://HOOKS.example.test/x", "hush", "*");
        github.emit("octo/a", "push", "{}");
        poll(12);

        String again =
                repository.deliveries(repository.hooks().get(0).id()).get(0).guid();
        assertThat(repository.deliveries(second.id())).isNotEmpty();
        assertThat(offered).containsExactly(first, again);
        assertThat(consumer.figures().problem()).isEmpty();

        consumer.stop();
        consumer.start();
        poll(1);
        assertThat(consumer.figures().problem().orElseThrow()).contains("octo/a: Several hooks", "delete all but one");
    }

    @Test
    void aPollEndsWhenTheConsumerIsStoppedWhileLogsWaitForTheirTurn() {
        github.inject(Fault.delay(Duration.ofSeconds(1)).on("GET", ".*/hooks"));
        Thread poll = new Thread(consumer, "poll after an election");
        poll.start();
        await().until(() ->
                github.requests().stream().anyMatch(request -> request.path().endsWith("/hooks")));

        consumer.stop();

        await().until(() -> !poll.isAlive());
    }
}
