// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubApiException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log is read to its end through pages and links that make no sense, and within bounds when it is long. */
class LogReaderTest {

    private final OddRows odd = new OddRows();
    private final List<Long> found = new ArrayList<>();
    private final List<Long> noted = new ArrayList<>();
    private PagedLog log;

    @BeforeEach
    void start() throws IOException {
        log = new PagedLog();
    }

    @AfterEach
    void stop() throws IOException {
        log.close();
    }

    @Test
    void allRowsAreFoundOldestFirst() {
        log.rows(1_000, 100);

        look(reader(LogReader.Bounds.USUAL), 1);

        assertThat(found).isEqualTo(ids(1, 1_000));
        assertThat(log.asked()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"4", "2", "''", "<nonsense>; rel=\"next\"", "<http://[>; rel=\"next\"", "<>; rel=\"next\""})
    void aLinkThatLeadsNowhereOrBackEndsTheWalk(String next) {
        log.rows(1_000, 100).page("4", PagedLog.json(List.of(600, 599)), next);

        look(reader(LogReader.Bounds.USUAL), 1);

        assertThat(found).hasSize(402);
        assertThat(log.asked().size()).isLessThanOrEqualTo(7);
    }

    @Test
    void linksThatNeverEndDoEnd() {
        for (int page = 0; page < 1_000; page++) {
            log.page(page == 0 ? "" : "" + page, page == 0 ? PagedLog.json(List.of(2, 1)) : "[]", "" + (page + 1));
        }

        look(reader(LogReader.Bounds.USUAL), 1);

        assertThat(found).containsExactly(1L, 2L);
        assertThat(log.asked()).hasSizeLessThan(150);
        assertThat(odd.pages()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "<html>", "null", "[{\"id\":", "\"\""})
    void aPageThatIsNoListCostsOnlyItself(String page) {
        log.rows(1_000, 100).page("4", page, "5");

        look(reader(LogReader.Bounds.USUAL), 1);

        assertThat(found).hasSize(900);
        assertThat(odd.pages()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422, 500, 502})
    void aPageThatGitHubFailsAtDoesNotHoldUpWhatIsBeforeIt(int status) {
        log.rows(1_000, 100).answer("4", status, "{}", null);
        LogReader reader = reader(LogReader.Bounds.USUAL);

        for (int attempt = 0; attempt < 3; attempt++) {
            lookOrFail(reader);
        }
        assertThat(found).isEqualTo(ids(601, 1_000));

        log.rows(1_000, 100);
        look(reader, 2);
        assertThat(found).containsExactlyInAnyOrderElementsOf(ids(1, 1_000));
    }

    @Test
    void aWalkWhoseCursorHasBecomeInvalidGoesOnThroughTheRowsOfNewerOnes() {
        log.rows(1_000, 100).answer("4", 422, "{}", null);
        LogReader reader = reader(LogReader.Bounds.USUAL);
        for (int attempt = 0; attempt < 4; attempt++) {
            lookOrFail(reader);
        }
        for (int page = 0; page < 12; page++) {
            log.page(
                    page == 0 ? "" : "x" + page,
                    PagedLog.json(down(1_200 - page * 100)),
                    page == 11 ? null : "x" + (page + 1));
        }

        look(reader, 4);

        assertThat(found).containsExactlyInAnyOrderElementsOf(ids(1, 1_200));
        assertThat(reader.look(page -> Instant.EPOCH, 0).whole()).isTrue();
    }

    @Test
    void aPageThatIsNeverShownIsCountedAndAskedForSeldom() {
        log.rows(1_000, 100).answer("4", 422, "{}", null);
        LogReader reader = reader(LogReader.Bounds.USUAL);

        for (int i = 0; i < 100; i++) {
            lookOrFail(reader);
        }

        assertThat(odd.pages()).isEqualTo(1);
        assertThat(log.asked().stream().filter("4"::equals)).hasSizeBetween(5, 15);
    }

    @Test
    void aLongLogComesOldestFirstThoughFewRowsAreHeld() {
        log.rows(2_000, 100);

        look(reader(new LogReader.Bounds(300, 100)), 20);

        assertThat(found).isEqualTo(ids(1, 2_000));
        assertThat(log.asked().size()).isBetween(20, 60);
    }

    @Test
    void aWalkThatTakesLongGivesOutTheOldestPageSoFar() {
        log.rows(2_000, 100);

        look(reader(new LogReader.Bounds(300, 5)), 1);
        assertThat(found).isEqualTo(ids(1_501, 1_600));
    }

    @Test
    void aLongLogIsReadAgainWhenItsCursorsHaveBecomeInvalid() {
        log.rows(2_000, 100);
        LogReader reader = reader(new LogReader.Bounds(300, 100));
        look(reader, 1);
        assertThat(found).isEqualTo(ids(1, 300));
        IntStream.range(1, 20).forEach(page -> log.answer("" + page, 422, "{}", null));
        int begin = 2_000;
        for (int page = 0; page < 20; page++, begin -= 100) {
            log.page(page == 0 ? "" : "x" + page, PagedLog.json(down(begin)), page == 19 ? null : "x" + (page + 1));
        }

        for (int i = 0; i < 30; i++) {
            lookOrFail(reader);
            assertThat(oldestDeferred(reader)).isLessThanOrEqualTo(Collections.max(found) + 1);
        }

        assertThat(found.stream().distinct().toList()).isEqualTo(ids(1, 2_000));
        assertThat(reader.oldestDeferred()).isEmpty();
        assertThat(noted).as("each row once").containsExactlyInAnyOrderElementsOf(ids(1, 2_000));
    }

    private LogReader reader(LogReader.Bounds bounds) {
        SeenRows.Wanted all = new SeenRows.Wanted() {
            @Override
            public void note(Row row) {
                noted.add(row.id());
            }

            @Override
            public boolean test(Row row) {
                return true;
            }
        };
        return new LogReader(log.client(), PagedLog.HOOK, Duration.ofMinutes(15), all, true, odd, bounds);
    }

    private void look(LogReader reader, int times) {
        for (int i = 0; i < times; i++) {
            reader.look(page -> Instant.EPOCH, 0).rows().forEach(row -> found.add(row.id()));
        }
    }

    private void lookOrFail(LogReader reader) {
        try {
            look(reader, 1);
        } catch (GitHubApiException e) {
            // the next look goes on
        }
    }

    /** The first id that isn't known to be found, as far as the reader tells. */
    private long oldestDeferred(LogReader reader) {
        return reader.oldestDeferred()
                .map(at -> Duration.between(PagedLog.BEGIN, at).toSeconds())
                .orElse(found.contains(2_000L) ? 0 : Long.MAX_VALUE);
    }

    private static List<Long> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToLong(id -> id).boxed().toList();
    }

    private static List<Integer> down(int from) {
        return IntStream.range(0, 100).mapToObj(i -> from - i).toList();
    }
}
