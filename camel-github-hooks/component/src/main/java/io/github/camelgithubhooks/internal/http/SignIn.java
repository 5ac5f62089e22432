// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.GitHubApiException;
import java.time.Instant;
import java.util.Optional;

/** Tells which account a request is sent from. Thread-safe. */
public interface SignIn {

    /**
     * The account. GitHub may be asked which it is.
     *
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubApiException when there is none
     */
    Account account(ApiRequest request, Instant deadline);

    /**
     * Returns another account for a request that was refused, when GitHub has put another one in charge since; empty when
     * it hasn't. GitHub may be asked.
     *
     * @param refused the account that the request was sent from
     * @param refusal what GitHub said; it did nothing else
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubApiException when there is no account any more
     */
    default Optional<Account> another(
            ApiRequest request, Account refused, GitHubApiException refusal, Instant deadline) {
        return Optional.empty();
    }

    /** The account; empty when GitHub would have to be asked which it is. */
    Optional<Account> known(String path);

    /** For all requests the same. */
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
