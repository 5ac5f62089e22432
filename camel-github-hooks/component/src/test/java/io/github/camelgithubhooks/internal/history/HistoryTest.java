// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import static io.github.camelgithubhooks.support.TestRows.refusal;
import static io.github.camelgithubhooks.support.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history in memory. */
class HistoryTest {

    private static final int SIZE = 100;

    private final History history = new History();

    @BeforeEach
    void begin() {
        history.begin(SIZE);
    }

    private static Query query(String text, Long before, int limit) {
        return new Query(text, null, null, null, null, null, null, Set.of(), null, null, before, limit);
    }

    private List<Long> paged(String text) {
        List<Long> ids = new ArrayList<>();
        Long before = null;
        do {
            Found page = history.find(query(text, before, 3));
            page.items().forEach(item -> ids.add(item.row().id()));
            before = page.next().orElse(null);
        } while (before != null);
        return ids;
    }

    @Test
    void rowsThatComeInAnotherOrderThanTheirIdsArePagedByTheirIds() {
        LongStream.of(1, 2, 5, 4, 3, 8, 7, 10).forEach(id -> history.add(row(id, "guid " + id, Outcome.HANDLED)));
        history.addRefusal(refusal(6), false);
        history.addRefusal(refusal(9), false);

        assertThat(paged(null)).containsExactly(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(paged("GUID ")).containsExactly(10L, 8L, 7L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void anEventIsFoundByItsLatestAttempt() {
        history.add(row(1, "one", Outcome.FAILED));
        history.add(row(2, "two", Outcome.HANDLED));
        history.add(row(3, "one", Outcome.HANDLED));

        assertThat(paged("failed")).isEmpty();
        Found found = history.find(query(null, null, 10));
        assertThat(found.items())
                .extracting(item -> item.row().id(), Found.Item::attempts)
                .containsExactly(tuple(3L, 2), tuple(2L, 1));
        assertThat(found.total()).isEqualTo(2);
    }

    @Test
    void rowsThatDoNotFitAnyMoreAreGone() {
        LongStream.rangeClosed(1, SIZE + 2).forEach(id -> history.add(row(id, "guid " + id % 101, Outcome.HANDLED)));

        assertThat(history.find(query(null, null, 1)).total()).isEqualTo(SIZE);
        assertThat(history.row(2)).isEmpty();
        assertThat(history.row(3)).isPresent();
        assertThat(history.known("events", List.of("guid 1", "guid 2", "guid 3")))
                .containsExactlyInAnyOrder("guid 1", "guid 3");
        assertThat(history.known("events", List.of("guid 101"))).isEmpty();
        assertThat(history.known("others", List.of("guid 1"))).isEmpty();
    }

    @Test
    void aHistoryThatBeginsAgainIsEmpty() {
        history.add(row(1, "one", Outcome.HANDLED));
        history.addRefusal(refusal(2), false);

        history.end();
        history.begin(SIZE);

        assertThat(history.find(query(null, null, 10)).items()).isEmpty();
        assertThat(history.refusals("events", 10)).isEmpty();
    }
}
