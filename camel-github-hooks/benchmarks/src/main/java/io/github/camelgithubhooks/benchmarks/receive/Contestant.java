// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.receive;

/** Server that takes deliveries. The name is the one that the table shows. */
enum Contestant {

    /** {@code github-hooks:receive} with a secret, a filter for pushes and an empty route. */
    GITHUB_HOOKS("github-hooks"),

    /** Route from {@code platform-http} that answers a short text and doesn't look at the body. */
    PLATFORM_HTTP("platform-http"),

    /** The same with an HMAC by hand. */
    PLATFORM_HTTP_HMAC("with an HMAC"),

    /** Bare Vert.x with an HMAC. */
    VERTX_HMAC("Vert.x, HMAC");

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean verifies() {
        return this != PLATFORM_HTTP;
    }

    /** Returns the status of a delivery that is accepted. */
    int accepted() {
        return this == GITHUB_HOOKS || this == VERTX_HMAC ? 202 : 200;
    }
}
