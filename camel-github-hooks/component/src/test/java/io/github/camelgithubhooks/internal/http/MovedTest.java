// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Redirects for good are used while they work, and looked up again now and then. */
class MovedTest {

    private final TestClock clock = new TestClock();
    private final Moved moved = new Moved(clock);

    @Test
    void allPathsOfARepositoryMoveWithIt() {
        moved.remember("/repos/octo/Former/hooks", "/repositories/7/hooks");

        assertThat(moved.target("/repos/octo/former/hooks/1/deliveries"))
                .hasValue("/repositories/7/hooks/1/deliveries");
        assertThat(moved.target("/repos/octo/former")).hasValue("/repositories/7");
        assertThat(moved.target("/repos/octo/former2/hooks")).isEmpty();
        assertThat(moved.target("/orgs/octo/hooks")).isEmpty();
    }

    @Test
    void aPathThatMovesElsewhereMovesAlone() {
        moved.remember("/repos/octo/former/hooks", "/elsewhere");

        assertThat(moved.target("/repos/octo/former/hooks")).hasValue("/elsewhere");
        assertThat(moved.target("/repos/octo/former/hooks/1")).isEmpty();
    }

    @Test
    void aFormerNameMayBelongToAnotherRepositorySoon() {
        moved.remember("/repos/octo/former/hooks", "/repositories/7/hooks");

        clock.advance(Moved.KEPT);

        assertThat(moved.target("/repos/octo/former/hooks")).isEmpty();
    }

    @Test
    void whatIsNotThereIsForgottenUnlessItWasJustSeen() {
        moved.remember("/repos/octo/former/hooks", "/repositories/7/hooks");
        assertThat(moved.forget("/repos/octo/former/hooks/1")).isFalse();

        clock.advance(Moved.CERTAIN.plus(Duration.ofSeconds(1)));

        assertThat(moved.forget("/repos/octo/former/hooks/1")).isTrue();
        assertThat(moved.target("/repos/octo/former/hooks")).isEmpty();
        assertThat(moved.forget("/repos/octo/former/hooks")).isFalse();
    }

    @Test
    void aThousandAreKept() {
        IntStream.range(0, 1001)
                .forEach(i -> moved.remember("/repos/octo/r" + i + "/hooks", "/repositories/" + i + "/hooks"));

        assertThat(moved.target("/repos/octo/r0/hooks")).isEmpty();
        assertThat(moved.target("/repos/octo/r1000/hooks")).isPresent();
    }
}
