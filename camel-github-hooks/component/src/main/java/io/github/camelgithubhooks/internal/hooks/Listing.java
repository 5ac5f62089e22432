// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.HookScope;
import java.util.List;

/**
 * Chosen repositories that a credential sees, as far as GitHub lists them.
 *
 * @param repositories the repositories, by name
 * @param failures installations of an App whose repositories can't be listed
 */
public record Listing(List<HookScope> repositories, List<Failure> failures) {

    /**
     * Failure of the list of one installation.
     *
     * @param account the login of the account in which the App is installed; null if unknown
     */
    public record Failure(long installation, String account, GitHubApiException cause) {

        /** Returns the installation as logs name it. */
        public String words() {
            return "installation " + installation + (account == null ? "" : " on " + account);
        }

        /** Returns the account as reports name it. */
        public String name() {
            return account == null ? words() : account;
        }

        private boolean mayHide(String repository) {
            return account == null || repository.regionMatches(true, 0, account + "/", 0, account.length() + 1);
        }
    }

    public Listing {
        repositories = List.copyOf(repositories);
        failures = List.copyOf(failures);
    }

    /** Returns whether a repository may be missing only because a list failed. */
    public boolean mayHide(String repository) {
        return failures.stream().anyMatch(failure -> failure.mayHide(repository));
    }
}
