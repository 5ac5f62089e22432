// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.receive.Answer.Severity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

    private static final Set<Severity> OF_ROUTES =
            Set.of(Severity.DUPLICATE, Severity.ACCEPTED, Severity.POSTPONED, Severity.FAILED);

    @ParameterizedTest
    @EnumSource(Answer.class)
    void gitHubShowsAFailureForAProblemOnly(Answer answer) {
        assertThat(answer.isProblem()).isEqualTo(answer.status() >= 300);
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"WRONG_METHOD"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatMayWorkLaterIsAServersFault(Answer answer) {
        assertThat(answer.severity() == Severity.REFUSED).isEqualTo(answer.status() >= 400 && answer.status() < 500);
    }

    @Test
    void theAnswersOfRoutesComeLastTheWorseTheLater() {
        List<Answer> all = List.of(Answer.values());
        List<Answer> ofRoutes = all.subList(all.indexOf(Answer.DUPLICATE), all.size());

        assertThat(ofRoutes).isSortedAccordingTo(Comparator.comparing(Answer::severity));
        assertThat(Arrays.stream(Answer.values()).filter(answer -> OF_ROUTES.contains(answer.severity())))
                .containsExactlyElementsOf(ofRoutes);
    }
}
