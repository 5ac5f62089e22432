// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.http.Account;
import io.github.camelgithubhooks.internal.http.ApiErrors;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.http.RateLimit;
import io.github.camelgithubhooks.internal.http.SignIn;
import io.github.camelgithubhooks.internal.http.Wire;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.internal.signin.AppSignIn;
import io.github.camelgithubhooks.internal.signin.Credentials;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.model.PreparedRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.hc.core5.http.ContentType;

/**
 * Client of GitHub's API with one set of credentials. Thread-safe.
 *
 * <p>It follows redirects on the same server, and obeys the rate limits. It repeats a request on its own when GitHub
 * refused it for a rate limit, for an App's token that can be renewed or that isn't known everywhere yet, or for an
 * installation that another one has replaced. A request that reads is also repeated, twice, when GitHub answers 500,
 * 502, 503 or 504, or the connection breaks off; the pauses before it are 1 and 2 seconds.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api">GitHub: best
 *     practices</a>
 */
public final class GitHubClient {

    private final ClientSettings settings;
    private final GitHubClients clients;
    private final CamelContext context;
    private final Clock clock;
    private volatile Session session;

    GitHubClient(ClientSettings settings, GitHubClients clients, CamelContext context, Clock clock) {
        this.settings = settings;
        this.clients = clients;
        this.context = context;
        this.clock = clock;
        this.session = clients.enter(context, settings);
        session.leave();
    }

    /**
     * Returns the check whether GitHub takes requests for this path. An App has an account for each of its
     * installations.
     */
    public Reachability reachability(String path) {
        String who = settings.credentials() instanceof Credentials.App ? path : "";
        return using(open -> open.reachabilities().computeIfAbsent(who, absent -> new Reachability(this, path, clock)));
    }

    /** Keeps the session open during a use, and reopens one that was closed when idle. */
    private <T> T using(Function<Session, T> use) {
        Session open = session;
        if (!open.enter()) {
            open = clients.enter(context, settings);
            session = open;
        }
        try {
            return use.apply(open);
        } finally {
            open.leave();
        }
    }

    /** Returns the account that requests for a path are sent from, with a valid pass. */
    Account account(String path) {
        return using(open -> account(open.signIn(), new ApiRequest("GET", path, Map.of(), null)));
    }

    private Account account(SignIn signIn, ApiRequest request) {
        Account account = signIn.account(request, clock.instant());
        try {
            account.pass(clock.instant());
            return account;
        } catch (GitHubApiException e) {
            Account another =
                    signIn.another(request, account, e, clock.instant()).orElseThrow(() -> e);
            another.pass(clock.instant());
            return another;
        }
    }

    /** Sends a request from an account, and doesn't repeat it when GitHub fails. */
    public ApiResponse sendOnce(ApiRequest request, Account account) {
        return using(open -> open.calls().sendOnce(request, account, clock.instant()));
    }

    /**
     * Sends a request and returns the answer when it is a success, or 304 to a request with an {@code ETag}.
     *
     * @param maxWait how long the call may wait for the end of a rate limit
     * @throws GitHubRateLimitException when a rate limit lasts longer than that
     * @throws GitHubConnectionException when no complete answer comes
     * @throws GitHubApiException when GitHub refuses the request
     */
    public ApiResponse send(ApiRequest request, Duration maxWait) {
        Instant deadline = clock.instant().plus(maxWait);
        return using(
                open -> send(open, request, deadline, account -> open.calls().send(request, account, deadline)));
    }

    private static ApiResponse send(
            Session open, ApiRequest request, Instant deadline, Function<Account, ApiResponse> from) {
        Account account = open.signIn().account(request, deadline);
        try {
            return from.apply(account);
        } catch (GitHubApiException e) {
            return from.apply(
                    open.signIn().another(request, account, e, deadline).orElseThrow(() -> e));
        }
    }

    /**
     * Sends a request without waiting for anything, such as when a stop takes something back.
     *
     * @throws GitHubApiException when GitHub refuses the request, or doesn't answer
     */
    public ApiResponse sendAtOnce(ApiRequest request) {
        return using(open -> open.calls().sendAtOnce(request, open.signIn().account(request, clock.instant())));
    }

    /**
     * Returns the record that an answer holds.
     *
     * @throws GitHubApiException when it holds none
     */
    public <T> T read(ApiRequest request, ApiResponse response, Class<T> type) {
        try {
            return present(request, response, GitHubJson.readAnswer(response.body(), type));
        } catch (IOException e) {
            throw ApiErrors.unreadable(request, response, "not with the expected JSON", e);
        }
    }

    /**
     * Returns one page of a list.
     *
     * @throws GitHubApiException as {@link #send} does, and when the answer holds no list
     */
    public <T> Page<T> page(ApiRequest request, Class<T> type, Duration maxWait) {
        ApiResponse response = send(request, maxWait);
        List<T> items = response.isNotModified() ? List.of() : readList(request, response, type);
        return new Page<>(items, request, response);
    }

    private <T> List<T> readList(ApiRequest request, ApiResponse response, Class<T> type) {
        try {
            return present(request, response, GitHubJson.readAnswers(response.body(), type));
        } catch (IOException e) {
            throw ApiErrors.unreadable(request, response, "not with the expected JSON list", e);
        }
    }

    /**
     * Sends a request as {@link #send} does, but doesn't repeat it when GitHub fails: the caller goes on with other
     * work.
     *
     * @throws GitHubApiException as {@link #send} does
     */
    public ApiResponse sendOnce(ApiRequest request, Duration maxWait) {
        Instant deadline = clock.instant().plus(maxWait);
        return using(
                open -> send(open, request, deadline, account -> open.calls().sendOnce(request, account, deadline)));
    }

    /** Returns whether the credentials are those of an App. */
    public boolean isApp() {
        return settings.credentials() instanceof Credentials.App;
    }

    /**
     * Sends a request as an installation of the App, whatever the path.
     *
     * @throws GitHubApiException as {@link #send} does
     */
    public ApiResponse sendAs(long installationId, ApiRequest request, Duration maxWait) {
        Instant deadline = clock.instant().plus(maxWait);
        return using(open -> open.calls().send(request, ((AppSignIn) open.signIn()).account(installationId), deadline));
    }

    /**
     * Uses the App's own sign-in.
     *
     * @param use gets the sign-in, and until when a rate limit may be waited for
     * @throws ClassCastException when the credentials aren't those of an App
     */
    <T> T asApp(Duration maxWait, BiFunction<AppSignIn, Instant, T> use) {
        return using(
                open -> use.apply((AppSignIn) open.signIn(), clock.instant().plus(maxWait)));
    }

    /**
     * Returns the number of requests an hour that GitHub last allowed for this path; empty when it is unknown. The path
     * decides which installation of an App asks.
     */
    public OptionalLong hourlyLimit(String path) {
        Optional<Account> account = using(open -> open.signIn().known(path));
        return account.isPresent() ? account.get().allowance().rateLimit().hourlyLimit() : OptionalLong.empty();
    }

    /**
     * Returns the rate limit for this path, as far as GitHub has reported it; empty until something was sent. The path
     * decides which installation of an App asks.
     */
    public Optional<RateLimit> rateLimit(String path) {
        return using(open -> open.signIn().known(path))
                .map(account -> account.allowance().rateLimit().seen("", ""));
    }

    /** Returns the request as it would be sent, with token and secret masked. Nothing is sent. */
    public PreparedRequest prepare(ApiRequest request) {
        String token = settings.credentials() instanceof Credentials.None ? null : HookConfig.MASK;
        Map<String, String> headers = Wire.headers(settings.apiVersion(), token);
        if (request.body() != null) {
            headers.put("Content-Type", ContentType.APPLICATION_JSON.getMimeType());
        }
        return new PreparedRequest(
                request.method(), settings.apiUrl() + request.target(), headers, request.maskedBody());
    }

    private static <T> T present(ApiRequest request, ApiResponse response, T value) {
        if (value == null) {
            throw ApiErrors.unreadable(request, response, "with null instead of the expected JSON", null);
        }
        return value;
    }

    /** Clients with equal settings are equal: they share their session. */
    @Override
    public boolean equals(Object other) {
        return other instanceof GitHubClient client && clients == client.clients && settings.equals(client.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }
}
