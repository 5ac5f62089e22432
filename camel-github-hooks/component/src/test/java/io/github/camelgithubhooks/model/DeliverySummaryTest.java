// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a receiver accepted a delivery, by GitHub's log. */
class DeliverySummaryTest {

    @ParameterizedTest
    @CsvSource({
        "200, OK, true",
        "204, Invalid HTTP Response: 204, true",
        "299, , true",
        "0, ok, true",
        "0, OK, true",
        "300, Invalid HTTP Response: 300, false",
        "500, Invalid HTTP Response: 500, false",
        "0, timed out, false",
        "0, , false"
    })
    void succeededWithAnAnswerOrGitHubsWord(int statusCode, String status, boolean succeeded) {
        DeliverySummary row = new DeliverySummary(
                1, "g", null, false, null, status, statusCode, "push", null, null, null, null, Map.of());

        assertThat(row.succeeded()).isEqualTo(succeeded);
    }
}
