// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.signin;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.http.Account;
import io.github.camelgithubhooks.internal.http.Allowance;
import io.github.camelgithubhooks.internal.http.ApiErrors;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.http.Calls;
import io.github.camelgithubhooks.internal.http.SignIn;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.model.ApiError;
import io.github.camelgithubhooks.model.InstallationToken;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Sign-in of a GitHub App: as itself for what is the App's own, otherwise as its installation on the repository or
 * organization of the request. GitHub is asked for the installation once, and again after a refusal: the App may have
 * been reinstalled, or the repository may have moved.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/apps#get-a-repository-installation-for-the-authenticated-app">GitHub:
 *     get a repository installation</a>
 */
public final class AppSignIn implements SignIn {

    /** The time for which a look-up that found nothing new keeps others from asking again. */
    private static final Duration CONFIRMED = Duration.ofMinutes(1);

    /**
     * Installation that was looked up.
     *
     * @param confirmedAt when a look-up after a refusal found the same installation
     */
    private record Found(long id, Instant confirmedAt) {}

    private final Credentials.App app;
    private final Calls calls;
    private final Clock clock;
    private final Function<Long, Allowance> allowances;
    private final AppAccount itself;
    private final Account nobody;
    private final SignInLock lookUp;
    private final Map<String, Found> ids = new ConcurrentHashMap<>();
    private final Map<Long, InstallationAccount> installations = new ConcurrentHashMap<>();

    /**
     * Creates a sign-in that knows no installation yet.
     *
     * @param allowances supplies the allowance of an installation by its id; 0 is the App, -1 nobody
     */
    public AppSignIn(Credentials.App app, Calls calls, Clock clock, Function<Long, Allowance> allowances) {
        this.app = app;
        this.calls = calls;
        this.clock = clock;
        this.allowances = allowances;
        this.itself = new AppAccount(app, allowances.apply(0L), clock);
        this.lookUp = new SignInLock(itself.allowance().rateLimit());
        this.nobody = Account.of(allowances.apply(-1L), null);
    }

    @Override
    public Account account(ApiRequest request, Instant deadline) {
        Optional<Account> known = known(request.path());
        if (known.isPresent()) {
            return known.get();
        }
        HookScope owner = HookScope.owning(request.path()).orElseThrow();
        lookUp.lock(request, deadline);
        try {
            Found found = ids.get(key(owner));
            if (found == null) {
                found = new Found(find(owner, deadline), Instant.MIN);
                ids.put(key(owner), found);
            }
            return installation(found.id());
        } finally {
            lookUp.unlock();
        }
    }

    /**
     * Returns a valid token of an installation, creating one if needed.
     *
     * @param owner the repository or organization of the installation
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubApiException when the App isn't installed there, or GitHub refuses to issue a token
     */
    public InstallationToken token(HookScope owner, Instant deadline) {
        ApiRequest question = ApiRequest.of(ApiCall.GET_INSTALLATION, owner);
        Account account = account(question, deadline);
        try {
            return token(account, deadline);
        } catch (GitHubApiException e) {
            return token(another(question, account, e, deadline).orElseThrow(() -> e), deadline);
        }
    }

    /**
     * Returns a valid token of an installation, creating one if needed.
     *
     * @param deadline until when a rate limit may be waited for
     * @throws GitHubApiException when there is no such installation, or GitHub refuses to issue a token
     */
    public InstallationToken token(long installationId, Instant deadline) {
        return token(installation(installationId), deadline);
    }

    private static InstallationToken token(Account account, Instant deadline) {
        InstallationAccount installation = (InstallationAccount) account;
        return installation.token(deadline).of(installation.id());
    }

    /** Returns the account of an installation. */
    public Account account(long installationId) {
        return installation(installationId);
    }

    /** Notes which installation a repository or an organization belongs to, so that it needn't be looked up. */
    public void note(HookScope owner, long installationId) {
        ids.putIfAbsent(key(owner), new Found(installationId, Instant.MIN));
    }

    /** Forgets a token that GitHub refuses, so that another one is created. */
    public void forget(InstallationToken refused) {
        InstallationAccount account = installations.get(refused.installationId());
        if (account != null) {
            account.forget(refused.token());
        }
    }

    @Override
    public Optional<Account> another(
            ApiRequest request, Account refused, GitHubApiException refusal, Instant deadline) {
        Optional<HookScope> owner = HookScope.owning(request.path());
        if (owner.isEmpty()
                || app.installationId() != null
                || !(refused instanceof InstallationAccount former)
                || !mayBeAnothers(refusal)) {
            return Optional.empty();
        }
        String key = key(owner.get());
        lookUp.lock(request, deadline);
        try {
            Found found = ids.get(key);
            if (found == null || found.id() == former.id()) {
                if (found != null && refusal.getStatus() != 401 && isConfirmed(found)) {
                    return Optional.empty();
                }
                found = new Found(find(owner.get(), deadline), clock.instant());
                ids.put(key, found);
            }
            return found.id() == former.id() ? Optional.empty() : Optional.of(installation(found.id()));
        } catch (GitHubApiException e) {
            if (e.getStatus() == 404) {
                ids.remove(key);
                e.addSuppressed(refusal);
                throw e;
            }
            refusal.addSuppressed(e);
            return Optional.empty();
        } finally {
            lookUp.unlock();
        }
    }

    private boolean isConfirmed(Found found) {
        return found.confirmedAt().isAfter(clock.instant().minus(CONFIRMED));
    }

    /** Returns whether GitHub refuses the token of a wrong installation like this. */
    private static boolean mayBeAnothers(GitHubApiException refusal) {
        boolean notAccessible = refusal.getError()
                .map(ApiError::message)
                .filter(message -> message.contains("not accessible by integration"))
                .isPresent();
        return refusal.getStatus() == 401
                || refusal.getStatus() == 404
                || (refusal.getStatus() == 403 && notAccessible);
    }

    @Override
    public Optional<Account> known(String path) {
        if ((path + "/").startsWith(itself.scope().path() + "/")) {
            return Optional.of(itself);
        }
        if (app.installationId() != null) {
            return Optional.of(installation(app.installationId()));
        }
        Optional<HookScope> owner = HookScope.owning(path);
        if (owner.isEmpty()) {
            return Optional.of(path.equals(HookScope.ANYWHERE) ? itself : nobody);
        }
        return owner.map(AppSignIn::key).map(ids::get).map(found -> installation(found.id()));
    }

    /** GitHub ignores the case of names. */
    private static String key(HookScope owner) {
        return owner.path().toLowerCase(Locale.ROOT);
    }

    private InstallationAccount installation(long id) {
        return installations.computeIfAbsent(
                id,
                absent -> new InstallationAccount(
                        absent, calls, itself, allowances.apply(absent), clock, () -> forget(absent)));
    }

    /** Forgets an installation that was uninstalled. If the App is installed again, the id is another one. */
    private void forget(long id) {
        ids.values().removeIf(found -> found.id() == id);
        installations.remove(id);
    }

    private long find(HookScope owner, Instant deadline) {
        ApiRequest request = ApiRequest.of(ApiCall.GET_INSTALLATION, owner);
        ApiResponse response = calls.send(request, itself, deadline);
        try {
            return ((Number) GitHubJson.readMap(response.body()).get("id")).longValue();
        } catch (IOException | RuntimeException e) {
            throw ApiErrors.unreadable(request, response, "not with the expected installation", e);
        }
    }
}
