// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.history.History;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our clock may be wrong, and time passes while nobody looks. */
class GitHubsClockTest {

    private final Backlog backlog = new Backlog(10, Duration.ofMinutes(1));
    private final MemoryStateRepository state = new MemoryStateRepository();
    private PagedLog pages;

    @BeforeEach
    void start() throws IOException {
        state.start();
        pages = new PagedLog();
    }

    @AfterEach
    void stop() throws IOException {
        pages.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 5, 0, -5, -300})
    void latestLosesNothingWhateverOurClockShows(int secondsAhead) {
        Clock ours = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(secondsAhead));
        DeliveryLog log = log(ours, "latest");
        pages.page("", "[" + row(2, Instant.now()) + "," + row(1, Instant.now().minusSeconds(60)) + "]", null);

        log.look(ours.instant());

        assertThat(backlog.size()).isEqualTo(1);
    }

    @Test
    void whatShowsUpAfterTheStartIsTakenThoughItIsALittleOlder() {
        DeliveryLog log = log(Clock.systemUTC(), "latest");
        pages.page("", "[" + row(1, Instant.now().minusSeconds(40)) + "]", null);
        log.look(Instant.now());
        assertThat(backlog.size()).isZero();

        pages.page(
                "",
                "[" + row(2, Instant.now().minusSeconds(30)) + ","
                        + row(1, Instant.now().minusSeconds(40)) + "]",
                null);
        log.look(Instant.now());

        assertThat(backlog.size()).isEqualTo(1);
    }

    @Test
    void aTimeWithoutALookThatIsLongerThanTheLogIsNamed() {
        LogFigures figures = new LogFigures(Clock.systemUTC());
        DeliveryLog log = log(figures, "earliest");
        pages.page("", "[]", null);
        Instant now = Instant.now();
        log.look(now);
        log.look(now.plus(Duration.ofDays(2)));
        assertThat(figures.gaps()).isZero();

        log.look(now.plus(Duration.ofDays(6)));

        assertThat(figures.gaps()).isEqualTo(1);
        assertThat(figures.lastGap()).contains(now.plus(Duration.ofDays(2)) + " to " + now.plus(Duration.ofDays(3)));
    }

    private DeliveryLog log(Clock clock, String startFrom) {
        return log(new LogFigures(clock), startFrom);
    }

    private DeliveryLog log(LogFigures figures, String startFrom) {
        LogOptions options = options(startFrom);
        HookTarget hook = HookScope.repository("octo", "hello").hook(1L);
        Instant now = figures.clock().instant();
        CursorStore cursors = new CursorStore(state, options, "deliveries");
        return new DeliveryLog(
                pages.client(),
                options,
                hook,
                backlog,
                new LogPosition(options, hook, now, cursors, figures, now, now),
                new GivenUpEvents(options, figures, new LogHistory(new History(), () -> "events")),
                figures.unreadableRows());
    }

    private static LogOptions options(String startFrom) {
        GitHubHooksConfiguration options = new GitHubHooksConfiguration();
        options.setHookId(1L);
        options.setFetchPayload(false);
        options.setStartFrom(startFrom);
        return LogOptions.deliveries(options, HookScope.repository("octo", "hello"));
    }

    private static String row(int id, Instant deliveredAt) {
        return "{\"id\":%d,\"guid\":\"guid-%d\",\"delivered_at\":\"%s\",\"event\":\"push\",\"status_code\":500}"
                .formatted(id, id, deliveredAt);
    }
}
