// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.http.Account;
import io.github.camelgithubhooks.internal.http.Allowance;
import io.github.camelgithubhooks.internal.http.ApiErrors;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.http.Calls;
import io.github.camelgithubhooks.internal.http.Policies;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.internal.retry.BackOff;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Account of one installation of an App. Its token lasts for an hour. While one caller renews the token, the others
 * continue with the current one.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app">GitHub: create an
 *     installation access token</a>
 */
final class InstallationAccount implements Account {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationAccount.class);

    /** The time between a failed renewal and the next one, while the token is still valid. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

    /** The pauses before a request is repeated because not all of GitHub's servers know a new token yet. */
    private static final BackOff SPREADING = BackOff.doubling(Duration.ofSeconds(1), Duration.ofSeconds(2));

    private static final int MOST_REPEATS = 3;

    private final long id;
    private final Calls calls;
    private final AppAccount app;
    private final Allowance allowance;
    private final Clock clock;
    private final Runnable gone;
    private final SignInLock renewal;
    private final AtomicReference<IssuedToken> token = new AtomicReference<>();
    private volatile Pass accepted;

    /**
     * Creates an account that has no token yet.
     *
     * @param gone runs when GitHub says that there is no such installation
     */
    InstallationAccount(long id, Calls calls, AppAccount app, Allowance allowance, Clock clock, Runnable gone) {
        this.id = id;
        this.calls = calls;
        this.app = app;
        this.allowance = allowance;
        this.clock = clock;
        this.gone = gone;
        this.renewal = new SignInLock(app.allowance().rateLimit());
    }

    long id() {
        return id;
    }

    @Override
    public Allowance allowance() {
        return allowance;
    }

    @Override
    public Pass pass(Instant deadline) {
        return token(deadline).pass();
    }

    /** Returns a valid token, renewing it as {@link #pass} does. */
    IssuedToken token(Instant deadline) {
        IssuedToken current = token.get();
        Instant now = clock.instant();
        if (current != null && now.isBefore(current.renewAt())) {
            return current;
        }
        boolean valid = current != null && now.isBefore(current.endsAt());
        if (!valid) {
            renewal.lock(request(), deadline);
        } else if (!renewal.tryLock()) {
            return current;
        }
        try {
            IssuedToken latest = token.get();
            if (latest == null || latest.equals(current)) {
                latest = create(deadline);
                token.set(latest);
            }
            return latest;
        } catch (GitHubApiException e) {
            if (!valid) {
                throw e;
            }
            LOG.warn(
                    "The token of installation {} is used until it ends at {}: {}",
                    id,
                    current.endsAt(),
                    e.getMessage());
            token.set(current.renewedAt(now.plus(BETWEEN_TRIES)));
            return current;
        } finally {
            renewal.unlock();
        }
    }

    /** Forgets this token, if it is the current one. The next call creates another. */
    void forget(String value) {
        IssuedToken current = token.get();
        if (current != null && current.pass().token().equals(value)) {
            token.compareAndSet(current, null);
        }
    }

    @Override
    public void accepted(Pass pass) {
        accepted = pass;
    }

    @Override
    public Optional<Duration> repeatAfter(Pass refused, ApiResponse response, int earlier) {
        boolean badCredentials = response.status() == 401;
        if (!badCredentials && response.status() != 403) {
            return Optional.empty();
        }
        IssuedToken current = token.get();
        if (current != null && current.pass().equals(refused) && maySpread(current, response)) {
            LOG.debug(
                    "GitHub answered {}: it may not know the new token of installation {} yet", response.status(), id);
            return earlier < MOST_REPEATS ? Optional.of(SPREADING.pauseAfter(earlier)) : Optional.empty();
        }
        if (!badCredentials || earlier > 0) {
            return Optional.empty();
        }
        if (current != null && current.pass().equals(refused)) {
            token.compareAndSet(current, null);
        }
        return Optional.of(Duration.ZERO);
    }

    /**
     * Returns whether GitHub may accept the token in a moment: no server has accepted it so far, and no other reason is
     * named.
     */
    private boolean maySpread(IssuedToken current, ApiResponse response) {
        boolean named = response.status() == 403
                && (AppErrors.saysSuspended(response)
                        || Policies.advice(response).isPresent()
                        || response.header("x-accepted-github-permissions")
                                .filter(current::lacks)
                                .isPresent());
        return current.isFresh(clock.instant()) && !current.pass().equals(accepted) && !named;
    }

    @Override
    public Optional<String> remedy(ApiRequest request, ApiResponse response) {
        return AppErrors.remedyForInstallation(id, response);
    }

    private ApiRequest request() {
        return ApiRequest.of(ApiCall.CREATE_TOKEN, app.scope(), id);
    }

    private IssuedToken create(Instant deadline) {
        ApiRequest request = request();
        ApiResponse response;
        try {
            response = calls.send(request, app, deadline);
        } catch (GitHubApiException e) {
            if (e.getStatus() == 404) {
                gone.run();
            }
            throw e;
        }
        try {
            Map<String, Object> answer = GitHubJson.readMap(response.body());
            Instant now = clock.instant();
            // by this machine's clock: GitHub's Date shows how far the two are apart
            Instant theirNow = response.date().orElse(now);
            Instant endsAt = now.plus(Duration.between(theirNow, Instant.parse((String) answer.get("expires_at"))));
            return IssuedToken.created(answer.get("token").toString(), now, endsAt, permissions(answer));
        } catch (IOException | RuntimeException e) {
            // its message may quote the token
            throw ApiErrors.unreadable(request, response, "not with the expected token", null);
        }
    }

    private static Map<String, String> permissions(Map<String, Object> answer) {
        Map<String, String> permissions = new HashMap<>();
        if (answer.get("permissions") instanceof Map<?, ?> granted) {
            granted.forEach((name, access) -> permissions.put(String.valueOf(name), String.valueOf(access)));
        }
        return permissions;
    }
}
