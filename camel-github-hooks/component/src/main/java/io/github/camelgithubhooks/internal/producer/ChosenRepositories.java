// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.Listing;
import io.github.camelgithubhooks.internal.hooks.Repositories;
import io.github.camelgithubhooks.internal.hooks.RepositoryChoice;
import java.time.Duration;
import java.util.List;

/** The repositories that a message and the options choose by a pattern, by topics, or by leaving names out. */
final class ChosenRepositories {

    private ChosenRepositories() {}

    /** @throws IllegalArgumentException when an option can't be used */
    static void check(GitHubHooksConfiguration options) {
        if (options.getRepoConcurrency() < 1) {
            throw new IllegalArgumentException(
                    "repoConcurrency must be 1 or more, was " + options.getRepoConcurrency());
        }
    }

    /** Returns the repositories; one that is named needs no list. */
    static Listing audited(RequestTarget target, GitHubHooksConfiguration options, GitHubClient client) {
        boolean one = target.repoOwner() != null && target.repoName() != null && !target.isAboutMany();
        return one ? new Listing(List.of(target.scope()), List.of()) : listed(target, options, client);
    }

    /** Returns the repositories that GitHub lists and that match. */
    static Listing listed(RequestTarget target, GitHubHooksConfiguration options, GitHubClient client) {
        String name = target.repoName();
        return new Repositories(client, options.getInstallationId(), Duration.ofMillis(options.getMaxRateLimitWait()))
                .listed(new RepositoryChoice(
                        target.repoOwner(),
                        name == null ? "*" : name,
                        RepositoryChoice.topics(options.getRepoTopics())));
    }
}
