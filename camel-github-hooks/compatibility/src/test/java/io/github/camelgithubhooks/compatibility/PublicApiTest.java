// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public API of each published jar is the recorded one. */
class PublicApiTest {

    private static final Path RECORDED = Path.of("src", "api");
    private static final String RECORD =
            "mvn test -am -pl camel-github-hooks/compatibility -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dapi.update=";

    /** {@code additions}, {@code breaks} (which has additions recorded as well), or nothing. */
    private static final String UPDATE = System.getProperty("api.update", "");

    @ParameterizedTest
    @CsvSource({
        "camel-github-hooks,         io.github.camelgithubhooks.GitHubHooksComponent",
        "camel-github-hooks-test,    io.github.camelgithubhooks.testkit.GitHubSimulator",
        "camel-github-hooks-hazelcast, io.github.camelgithubhooks.hazelcast.HazelcastDeliveryStore",
        "camel-github-hooks-starter, io.github.camelgithubhooks.springboot.GitHubHooksAutoConfiguration"
    })
    void publicApiIsTheRecordedOne(String artifact, String aClassOfIt) throws IOException {
        Path file = RECORDED.resolve(artifact + ".txt");
        PublicApi recorded = PublicApi.parse(Files.exists(file) ? Files.readString(file) : "");
        PublicApi current = PublicApi.ofJarWith(aClassOfIt);

        if (!UPDATE.equals("breaks")) {
            assertThat(breaks(recorded, current))
                    .as(
                            "Breaks of the public API of %s: code that uses it may no longer compile or run. Keep what was"
                                    + " there, deprecated if need be. If the break is decided, write it into CHANGELOG.md"
                                    + " under 'Changed' and record it: %sbreaks",
                            artifact, RECORD)
                    .isEmpty();
        }
        if (UPDATE.isEmpty()) {
            assertThat(current.without(recorded))
                    .as(
                            "Additions to the public API of %s. Once published they stay. Record them: %sadditions",
                            artifact, RECORD)
                    .isEmpty();
        } else {
            Files.writeString(file, current.toString());
        }
    }

    private static List<String> breaks(PublicApi recorded, PublicApi current) {
        List<String> breaks = new ArrayList<>();
        recorded.without(current).forEach(signature -> breaks.add("no longer there: " + signature));
        current.demandedBeyond(recorded).forEach(signature -> breaks.add("newly demanded: " + signature));
        return breaks;
    }
}
