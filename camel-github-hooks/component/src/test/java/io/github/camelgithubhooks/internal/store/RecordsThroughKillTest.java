// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Warnings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process has recorded in a state directory stays recorded when the process is killed. */
class RecordsThroughKillTest {

    private static final int SEVERAL_FILES = 5 * GuidJournal.CHANGES_IN_A_FILE / 2;

    @TempDir
    Path directory;

    @Test
    void aKillTakesNoRecord() throws Exception {
        List<String> recorded = RecordWriter.killedAfter(50, directory);

        assertThat(missing(recorded)).isEmpty();
    }

    @Test
    void whatIsPutBackIsNoReasonToWarn() throws Exception {
        List<String> recorded = RecordWriter.killedAfter(50, directory);

        try (Warnings warnings = new Warnings(JournaledDeliveryStore.class)) {
            assertThat(missing(recorded)).isEmpty();
            assertThat(warnings.with("survive")).isEmpty();
        }
    }

    @Test
    void killsOneAfterTheOtherTakeNoRecord() throws Exception {
        List<String> recorded = new ArrayList<>();
        for (int guids : new int[] {1, SEVERAL_FILES, 1, 100}) {
            recorded.addAll(RecordWriter.killedAfter(guids, directory));
        }

        assertThat(missing(recorded)).isEmpty();
    }

    @Test
    void whatWasRemovedStaysRemoved() throws Exception {
        RecordWriter.killedAfter(1, directory);

        assertThat(missing(List.of(RecordWriter.REMOVED))).isNotEmpty();
    }

    @Test
    void aHalfWrittenRecordCostsNoOther() throws Exception {
        List<String> recorded = RecordWriter.killedAfter(50, directory);
        Path last = journal().stream().max(Comparator.naturalOrder()).orElseThrow();
        Files.write(last, new byte[] {0, 0, 0, 9, 1, 2, 3, 4, 0, 0}, StandardOpenOption.APPEND);

        assertThat(missing(recorded)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.bak", "2~", "", "-1", "99999999999999999999"})
    void aFileThatSomebodyElseLeftThereIsNoJournal(String end) throws Exception {
        Path other = Files.writeString(directory.resolve("github-hooks.journal." + end), "a copy");
        List<String> recorded = RecordWriter.killedAfter(1, directory);

        assertThat(missing(recorded)).isEmpty();
        assertThat(other).exists();
    }

    @Test
    void aStopLeavesOnlyTheDatabase() throws Exception {
        RecordWriter.killedAfter(50, directory);

        StateDirectory.open(directory).close();

        assertThat(journal()).isEmpty();
    }

    private List<Path> journal() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("github-hooks.journal."))
                    .toList();
        }
    }

    private List<String> missing(List<String> recorded) {
        assertThat(recorded).isNotEmpty();
        try (StateStore state = StateDirectory.open(directory)) {
            IdempotentRepository record = state.idempotentRepository();
            return recorded.stream().filter(guid -> !record.contains(guid)).toList();
        }
    }
}
