// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.model.HookConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Sender of requests whose limits GitHub counts apart: a token, an App, an installation or nobody. Thread-safe. */
public interface Account {

    /**
     * Proof of identity that is sent with a request.
     *
     * @param token the token; null to send none
     * @param number a number that no other pass has: answers that are kept belong to the pass that they were got with
     */
    record Pass(String token, long number) {

        private static final AtomicLong NUMBERS = new AtomicLong();

        public Pass(String token) {
            this(token, NUMBERS.incrementAndGet());
        }

        @Override
        public String toString() {
            return "Pass[token=" + (token == null ? "none" : HookConfig.MASK) + ", number=" + number + "]";
        }
    }

    /** Returns what GitHub allows the account. */
    Allowance allowance();

    /**
     * Returns the pass for the next request, fetching one if needed.
     *
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubApiException when GitHub refuses to issue one
     */
    Pass pass(Instant deadline);

    /** Notes that GitHub accepted this pass. */
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

    /** Returns what to do about a refusal; empty when there is nothing to say that isn't true of any account. */
    default Optional<String> remedy(ApiRequest request, ApiResponse response) {
        return Optional.empty();
    }

    /** Returns an account that always has the same pass. */
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

            @Override
            public Optional<String> remedy(ApiRequest request, ApiResponse response) {
                return token == null && response.status() == 404
                        ? Optional.of(
                                "Nobody has signed in, and GitHub shows hooks, and private repositories, to nobody:"
                                        + " set the option oauthToken, or appId and privateKey")
                        : Optional.empty();
            }
        };
    }
}
