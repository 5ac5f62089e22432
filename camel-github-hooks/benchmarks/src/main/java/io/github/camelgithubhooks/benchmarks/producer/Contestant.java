// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

/** Client of GitHub's API. The name is the one that the table shows. */
enum Contestant {

    /** Producer of {@code github-hooks} behind a {@code direct} route. */
    GITHUB_HOOKS("github-hooks"),

    /** Camel's {@code http} component, called by {@code toD} behind a {@code direct} route. */
    CAMEL_HTTP("camel-http"),

    /** HttpClient 5, which both others use, without Camel. */
    HTTP_CLIENT("HttpClient 5");

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
