// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleRunTest {

    @Test
    void twoRunsOfTheSameStoryTellTheSame() {
        assertThat(told("""
                     * Camel listens at http://127.0.0.1:1111/github
                       route: push 7e2f3761-e936-11f1-a3ad-0dedee3b726e
                       route: push 7e2f3761-e936-11f1-a3ad-0dedee3b726e
                       WARN Listener: slow today
                       first delivered at 2026-11-26T01:06:16Z
                    """)).isEqualTo(told("""
                     * Camel listens at http://127.0.0.1:2222/github
                       first delivered at 2026-11-27T01:06:16.5Z
                       route: push 8e2f3761-e936-11f1-a3ad-0dedee3b726e
                       ...
                    """)).hasSize(3);
    }

    @Test
    void anotherStoryTellsSomethingElse() {
        assertThat(told("* refused: 401\n")).isNotEqualTo(told("* refused: 403\n"));
        assertThat(told("* first\n* second\n")).isNotEqualTo(told("* second\n* first\n"));
        assertThat(told("   route: push\n")).isNotEqualTo(told("   route: issues\n"));
    }

    private static List<String> told(String output) {
        return new ExampleRun(0, output).told();
    }
}
