// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.GitHubApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Somebody that requests are sent from, as GitHub counts them. Thread-safe. */
public interface Account {

    Allowance allowance();

    /**
     * What to show with the next request. GitHub may be asked for it.
     *
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubApiException when GitHub doesn't give one
     */
    Pass pass(Instant deadline);

    /** Notes that GitHub took this pass. */
    default void accepted(Pass pass) {}

    /**
     * Returns the pause after which a request that GitHub refused may succeed, with the same pass or another one; empty
     * when it won't.
     *
     * @param refused the pass that the request showed
     * @param earlier how often the request was repeated for such a reason before
     */
    default Optional<Duration> repeatAfter(Pass refused, ApiResponse response, int earlier) {
        return Optional.empty();
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
