// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One installation of an App. It has a token, which the App buys and which lasts for an hour; while somebody renews it, the
 * others go on with the one that there is.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app">GitHub: create an
 *     installation access token</a>
 */
final class InstallationAccount implements Account {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationAccount.class);

    /** How long before its end a token is renewed. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** How long after a failure the next renewal is tried, while the token still lasts. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

    private record Bought(Pass pass, Instant renewAt, Instant endsAt) {}

    private final long id;
    private final Calls calls;
    private final AppAccount app;
    private final Allowance allowance;
    private final Clock clock;
    private final Runnable gone;
    private final ReentrantLock renewal = new ReentrantLock();
    private volatile Bought bought;

    /**
     * An installation without a token yet.
     *
     * @param gone called when GitHub says that there is no such installation
     */
    InstallationAccount(long id, Calls calls, AppAccount app, Allowance allowance, Clock clock, Runnable gone) {
        this.id = id;
        this.calls = calls;
        this.app = app;
        this.allowance = allowance;
        this.clock = clock;
        this.gone = gone;
    }

    @Override
    public Allowance allowance() {
        return allowance;
    }

    @Override
    public Pass pass(Instant deadline) {
        Bought current = bought;
        Instant now = clock.instant();
        if (current != null && now.isBefore(current.renewAt())) {
            return current.pass();
        }
        boolean lasts = current != null && now.isBefore(current.endsAt());
        if (!lasts) {
            lock();
        } else if (!renewal.tryLock()) {
            return current.pass();
        }
        try {
            Bought latest = bought;
            if (latest == null || latest.equals(current)) {
                latest = buy(deadline);
                bought = latest;
            }
            return latest.pass();
        } catch (GitHubApiException e) {
            if (!lasts) {
                throw e;
            }
            LOG.warn(
                    "The token of installation {} is used until it ends at {}: {}",
                    id,
                    current.endsAt(),
                    e.getMessage());
            bought = new Bought(current.pass(), now.plus(BETWEEN_TRIES), current.endsAt());
            return current.pass();
        } finally {
            renewal.unlock();
        }
    }

    @Override
    public boolean discard(Pass refused) {
        renewal.lock();
        try {
            if (bought != null && bought.pass().equals(refused)) {
                bought = null;
            }
            return true;
        } finally {
            renewal.unlock();
        }
    }

    @Override
    public Optional<String> remedy(ApiRequest request, ApiResponse response) {
        return AppErrors.remedyForInstallation(id, response);
    }

    private void lock() {
        try {
            renewal.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiErrors.interrupted(request());
        }
    }

    private ApiRequest request() {
        return new ApiRequest("POST", "/app/installations/" + id + "/access_tokens", Map.of(), null);
    }

    private Bought buy(Instant deadline) {
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
            // by our clock: GitHub's own Date tells how far the two are apart
            Instant theirNow = response.date().orElse(now);
            Instant endsAt = now.plus(Duration.between(theirNow, Instant.parse((String) answer.get("expires_at"))));
            return new Bought(new Pass(answer.get("token").toString()), endsAt.minus(EARLY), endsAt);
        } catch (IOException | RuntimeException e) {
            // what it quotes may be the token
            throw ApiErrors.unreadable(request, response, "not with the expected token", null);
        }
    }
}
