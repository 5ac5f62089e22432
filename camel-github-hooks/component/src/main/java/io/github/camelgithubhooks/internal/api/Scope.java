// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Kinds of owners of hooks. */
public enum Scope {
    REPOSITORY("repository", "a repository", "/repos/{owner}/{repo}"),
    ORGANIZATION("organization", "an organization", "/orgs/{org}"),
    APP("app", "a GitHub App", "/app");

    private final String option;
    private final String words;
    private final String root;

    Scope(String option, String words, String root) {
        this.option = option;
        this.words = words;
        this.root = root;
    }

    /**
     * Returns the scope that the option {@code scope} names.
     *
     * @throws IllegalArgumentException when it names none
     */
    public static Scope named(String option) {
        return Arrays.stream(values())
                .filter(scope -> scope.option.equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("scope must be "
                        + Arrays.stream(values()).map(Scope::toString).collect(Collectors.joining(", ")) + ", was "
                        + option));
    }

    /** Returns the beginning of all paths in this scope, with placeholders for the names. */
    String root() {
        return root;
    }

    /** Returns the scope as a sentence calls it, such as 'an organization'. */
    public String words() {
        return words;
    }

    /** Returns the scope as the option names it. */
    @Override
    public String toString() {
        return option;
    }
}
