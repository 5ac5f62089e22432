// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.http.Account.Pass;
import io.github.camelgithubhooks.internal.http.Allowance.Permit;
import io.github.camelgithubhooks.internal.http.RateLimitState.Pause;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends requests from an account, at its pace and within its rate limit. A request is repeated when GitHub did nothing:
 * it refused it for a rate limit that may be waited for, refused a pass that can be renewed or that isn't known
 * everywhere yet, or redirected it. A read is also repeated, a few times, when GitHub fails. Thread-safe.
 */
public final class Calls {

    private static final int MAX_REDIRECTS = 5;

    private final Wire wire;
    private final Pace pace;
    private final Moved moved;
    private final Stopping stopping;
    private final Clock clock;

    public Calls(Wire wire, Pace pace, Stopping stopping, Clock clock) {
        this.wire = wire;
        this.pace = pace;
        this.moved = new Moved(clock);
        this.stopping = stopping;
        this.clock = clock;
    }

    /**
     * Sends a request and returns the answer when it is a success, or 304 to a request with an {@code ETag}.
     *
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubApiException when GitHub refuses the request, or doesn't answer
     */
    public ApiResponse send(ApiRequest request, Account account, Instant deadline) {
        return new Call(request, account, deadline, pace, Repeats.MOST_ATTEMPTS).send();
    }

    /**
     * Sends a request like {@link #send}, but doesn't repeat it when GitHub fails: the caller knows when to try again.
     */
    public ApiResponse sendOnce(ApiRequest request, Account account, Instant deadline) {
        return new Call(request, account, deadline, pace, 1).send();
    }

    /** Sends a request like {@link #sendOnce}, but doesn't wait for its turn. */
    public ApiResponse sendAtOnce(ApiRequest request, Account account) {
        return new Call(request, account, Instant.MIN, Pace.UNLIMITED, 1).send();
    }

    /** One request on its way to an answer. */
    private final class Call {

        private final ApiRequest request;
        private final Account account;
        private final Instant deadline;
        private final Pace itsPace;
        private final Patience patience;
        private final Repeats repeats;
        private Route route;
        private int refusals;

        Call(ApiRequest request, Account account, Instant deadline, Pace itsPace, int mostAttempts) {
            this.request = request;
            this.account = account;
            this.deadline = deadline;
            this.itsPace = itsPace;
            this.patience = new Patience(clock, deadline);
            this.repeats = new Repeats(request, patience, stopping, itsPace, mostAttempts);
            this.route = new Route(request, wire, moved, MAX_REDIRECTS);
        }

        ApiResponse send() {
            while (true) {
                Permit permit = account.allowance().admit(request, itsPace, patience, stopping);
                Pass pass = pass(permit);
                ApiResponse response;
                try {
                    response = exchange(permit, pass);
                } catch (IOException e) {
                    repeats.afterNoAnswer(e, wire.apiUrl());
                    continue;
                }
                Optional<Pause> refusal = permit.answered(response);
                if (refusal.isPresent()) {
                    if (!patience.lastsUntil(refusal.get().until())) {
                        throw ApiErrors.rateLimited(request, response, refusal.get());
                    }
                } else if (response.isRedirect()) {
                    route.follow(response);
                } else if (response.isSuccess() || (response.isNotModified() && request.etag() != null)) {
                    account.accepted(pass);
                    return response;
                } else if (!isRepeatable(response, pass)) {
                    throw ApiErrors.refused(request, response, account, repeats.attempts());
                }
            }
        }

        private boolean isRepeatable(ApiResponse response, Pass pass) {
            if (route.isForgotten(response)) {
                return true;
            }
            Optional<Duration> pause = account.repeatAfter(pass, response, refusals++);
            return pause.isPresent() ? isAfter(pause.get()) : repeats.afterFailure(response);
        }

        private boolean isAfter(Duration pause) {
            try {
                if (stopping.await(pause)) {
                    return true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw ApiErrors.interrupted(request);
        }

        private Pass pass(Permit permit) {
            try {
                return account.pass(deadline);
            } catch (RuntimeException e) {
                permit.notSent();
                throw e;
            }
        }

        private ApiResponse exchange(Permit permit, Pass pass) throws IOException {
            boolean answered = false;
            try {
                ApiResponse response = wire.exchange(request, route.uri(), pass);
                answered = true;
                return response;
            } catch (IOException e) {
                if (Unanswered.isNotSent(e)) {
                    permit.notSent();
                    answered = true;
                }
                throw e;
            } finally {
                if (!answered) {
                    permit.unanswered();
                }
            }
        }
    }
}
