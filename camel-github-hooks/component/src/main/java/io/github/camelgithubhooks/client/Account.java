// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import java.time.Instant;
import java.util.Optional;

/** Somebody that requests are sent from, as GitHub counts them. Thread-safe. */
interface Account {

    Allowance allowance();

    /**
     * What to show with the next request. GitHub may be asked for it.
     *
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubApiException when GitHub doesn't give one
     */
    Pass pass(Instant deadline);

    /** Told that GitHub refused this pass; returns whether there can be another one. */
    default boolean discard(Pass refused) {
        return false;
    }

    /** What to do about a refusal, where there is more to say than for any account. */
    default Optional<String> remedy(ApiRequest request, ApiResponse response) {
        return Optional.empty();
    }

    /** An account that always shows the same. */
    static Account of(Allowance allowance, String token) {
        Pass pass = new Pass(token);
        return new Account() {
            @Override
            public Allowance allowance() {
                return allowance;
            }

            @Override
            public Pass pass(Instant deadline) {
                return pass;
            }
        };
    }
}
