// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The accounts of an App: itself for what is its own, else the installation on the repository or organization that a
 * request is about. Which that is, GitHub is asked once.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/apps#get-a-repository-installation-for-the-authenticated-app">GitHub:
 *     get a repository installation</a>
 */
final class AppSignIn implements SignIn {

    private static final Pattern INSTALLED_ON = Pattern.compile("(/repos/[^/]+/[^/]+|/orgs/[^/]+)(/.*)?");

    /** The path that stands for targets that only messages name. */
    private static final String ANYWHERE = "/";

    private final Credentials.App app;
    private final Calls calls;
    private final Clock clock;
    private final Function<Long, Allowance> allowances;
    private final AppAccount itself;
    private final Account nobody;
    private final ReentrantLock lookUp = new ReentrantLock();
    private final Map<String, Long> ids = new ConcurrentHashMap<>();
    private final Map<Long, InstallationAccount> installations = new ConcurrentHashMap<>();

    /**
     * One that knows no installation yet.
     *
     * @param allowances the allowance of an installation by its id; 0 is the App, -1 nobody
     */
    AppSignIn(Credentials.App app, Calls calls, Clock clock, Function<Long, Allowance> allowances) {
        this.app = app;
        this.calls = calls;
        this.clock = clock;
        this.allowances = allowances;
        this.itself = new AppAccount(app, allowances.apply(0L), clock);
        this.nobody = Account.of(allowances.apply(-1L), null);
    }

    @Override
    public Account account(ApiRequest request, Instant deadline) {
        Optional<Account> known = known(request.path());
        if (known.isPresent()) {
            return known.get();
        }
        String owner = owner(request.path()).orElseThrow();
        try {
            lookUp.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiErrors.interrupted(request);
        }
        try {
            Long id = ids.get(key(owner));
            if (id == null) {
                id = find(owner, deadline);
                ids.put(key(owner), id);
            }
            return installation(id);
        } finally {
            lookUp.unlock();
        }
    }

    @Override
    public Optional<Account> known(String path) {
        if (path.startsWith("/app/")) {
            return Optional.of(itself);
        }
        if (app.installationId() != null) {
            return Optional.of(installation(app.installationId()));
        }
        Optional<String> owner = owner(path);
        if (owner.isEmpty()) {
            return Optional.of(path.equals(ANYWHERE) ? itself : nobody);
        }
        return owner.map(AppSignIn::key).map(ids::get).map(this::installation);
    }

    /** The path of the repository or organization that a path is about. */
    private static Optional<String> owner(String path) {
        return Optional.of(INSTALLED_ON.matcher(path)).filter(Matcher::matches).map(match -> match.group(1));
    }

    /** GitHub's names are the same in any case. */
    private static String key(String owner) {
        return owner.toLowerCase(Locale.ROOT);
    }

    private Account installation(long id) {
        return installations.computeIfAbsent(
                id,
                absent -> new InstallationAccount(
                        absent, calls, itself, allowances.apply(absent), clock, () -> forget(absent)));
    }

    /** It was uninstalled; when it is installed again, it has another id. */
    private void forget(long id) {
        ids.values().removeIf(known -> known == id);
    }

    private long find(String owner, Instant deadline) {
        ApiRequest request = ApiRequest.get(owner + "/installation", Map.of());
        ApiResponse response = calls.send(request, itself, deadline);
        try {
            return ((Number) GitHubJson.readMap(response.body()).get("id")).longValue();
        } catch (IOException | RuntimeException e) {
            throw ApiErrors.unreadable(request, response, "not with the expected installation", e);
        }
    }
}
