// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.firstevent;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Camel that a newcomer's project runs on: the one that its POM names, or the one of this build.
 *
 * @param pom the POM of the project
 * @param options what Maven is told about it
 */
record CamelLine(String pom, List<String> options) {

    private static final String CAMEL = System.getProperty("camel.version");
    /** The version of those modules that may be of another one beside Camel 4.22. */
    private static final String OTHERS = System.getProperty("next.camel-others.version");

    static CamelLine of(String pom) {
        if (pom.contains("<camel.version>" + CAMEL + "<")) {
            return new CamelLine(pom, List.of());
        }
        String others = Stream.of("camel-webhook", "camel-platform-http-main", "camel-jsonpath")
                .map(CamelLine::managed)
                .collect(Collectors.joining());
        return new CamelLine(
                pom.replaceFirst("<dependencyManagement>\\s*<dependencies>", "$0" + others)
                        .replaceFirst("(<artifactId>camel-maven-plugin</artifactId>\\s*<version>)[^<]+", "$1" + OTHERS),
                List.of("-Dcamel.version=" + CAMEL));
    }

    private static String managed(String artifact) {
        return "<dependency><groupId>org.apache.camel</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
                .formatted(artifact, OTHERS);
    }
}
