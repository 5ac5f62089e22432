// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

/** Call of GitHub's API that each contestant makes. */
enum Call {

    /** {@code repository_dispatch} with a Map as the client payload, answered with 204. */
    DISPATCH("dispatch"),

    /** List of two hooks, read into records. */
    LIST("list of two hooks"),

    /** The same list, of which the neighbors read only the bytes. */
    LIST_UNREAD("list, not read by the neighbors");

    private final String title;

    Call(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
