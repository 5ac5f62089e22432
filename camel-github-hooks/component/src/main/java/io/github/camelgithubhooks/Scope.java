// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.util.ObjectHelper;

/** Whose hooks an operation is about. */
enum Scope {
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
     * The scope that the options mean.
     *
     * @throws IllegalArgumentException when they mean none, or more than one
     */
    static Scope of(GitHubHooksConfiguration options) {
        if (ObjectHelper.isNotEmpty(options.getScope())) {
            Scope scope = named(options.getScope());
            if (scope == APP && ObjectHelper.isEmpty(options.getAppId())) {
                throw new IllegalArgumentException(
                        "scope=app is about the hook of a GitHub App, which only the App itself"
                                + " can see: set the options appId and privateKey");
            }
            return scope;
        }
        if (ObjectHelper.isEmpty(options.getOrganization())) {
            return REPOSITORY;
        }
        if (ObjectHelper.isNotEmpty(options.getRepoOwner()) || ObjectHelper.isNotEmpty(options.getRepoName())) {
            throw new IllegalArgumentException(
                    "organization is set, and repoOwner or repoName too: set scope=organization or"
                            + " scope=repository to say whose hooks are meant");
        }
        return ORGANIZATION;
    }

    /** The whole path template of a call: an App has but one hook. */
    String path(String path) {
        return root + (this == APP ? path.replace("/hooks/{hook_id}", "/hook") : path);
    }

    /** As a sentence calls it. */
    String words() {
        return words;
    }

    private static Scope named(String option) {
        return Arrays.stream(values())
                .filter(scope -> scope.option.equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("scope must be "
                        + Arrays.stream(values()).map(Scope::toString).collect(Collectors.joining(", ")) + ", was "
                        + option));
    }

    /** The name as the option gives it. */
    @Override
    public String toString() {
        return option;
    }
}
