// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {

    @ParameterizedTest
    @CsvSource({
        "push, push, , true",
        "push, issues, , false",
        "push, push, anything, true",
        "'push,pull_request.opened', pull_request, opened, true",
        "'push,pull_request.opened', pull_request, closed, false",
        "'push,pull_request.opened', pull_request, , false",
        "' push , pull_request.opened ', pull_request, opened, true",
        "'issues.opened,issues', issues, closed, true",
        "repository_dispatch.Deploy to prod.v2, repository_dispatch, Deploy to prod.v2, true",
        "pull_request.opened, issues, opened, false",
        ", push, , true",
        "'', push, , true",
        "*, push, , true",
        ", ping, , false",
        "*, ping, , false",
        "'*,ping', ping, , true",
        "ping, ping, , true",
        "ping, push, , false",
    })
    void wants(String option, String event, String action, boolean wanted) {
        assertThat(EventFilter.of(option).wants(event, action)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {",", "push,", "push,,issues", "Push", "pull-request", "push issues", ".opened", "push.", "*.x"})
    void aMalformedFilterNamesTheOption(String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventFilter.of(option))
                .withMessageContaining("Option events")
                .withMessageContaining("push,pull_request.opened");
    }
}
