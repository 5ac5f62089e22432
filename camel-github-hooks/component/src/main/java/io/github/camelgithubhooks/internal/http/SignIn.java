// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.GitHubApiException;
import java.time.Instant;
import java.util.Optional;

/** Supplies the account that a request is sent from. Thread-safe. */
public interface SignIn {

    /**
     * Returns the account of a request, looking it up at GitHub if needed.
     *
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubApiException when there is none
     */
    Account account(ApiRequest request, Instant deadline);

    /**
     * Returns another account for a refused request if GitHub has put another one in charge since; empty otherwise.
     * GitHub may be asked.
     *
     * @param refused the account that the request was sent from
     * @param refusal GitHub's refusal; nothing has changed
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubApiException when there is no account left
     */
    default Optional<Account> another(
            ApiRequest request, Account refused, GitHubApiException refusal, Instant deadline) {
        return Optional.empty();
    }

    /** Returns the account for a path; empty when GitHub would have to be asked. */
    Optional<Account> known(String path);

    /** Returns a sign-in that supplies the same account for all requests. */
    static SignIn of(Account account) {
        return new SignIn() {
            @Override
            public Account account(ApiRequest request, Instant deadline) {
                return account;
            }

            @Override
            public Optional<Account> known(String path) {
                return Optional.of(account);
            }
        };
    }
}
