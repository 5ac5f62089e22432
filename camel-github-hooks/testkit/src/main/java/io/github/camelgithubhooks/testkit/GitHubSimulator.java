// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.api.Api;
import io.github.camelgithubhooks.testkit.internal.endpoints.Endpoints;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.sending.DeliveryAttempt.NoAnswerCodes;
import io.github.camelgithubhooks.testkit.internal.sending.WebhookSender;
import io.github.camelgithubhooks.testkit.internal.server.HttpFront;
import io.github.camelgithubhooks.testkit.internal.server.IncomingRequest;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.tokens.HourlyLimits;
import io.github.camelgithubhooks.testkit.internal.tokens.Tokens;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * GitHub's webhook API in process, over real HTTP on a loopback port, below {@code /api/v3} as on GitHub Enterprise
 * Server. It stores hooks and logs of deliveries, checks tokens and limits, and really delivers signed webhooks.
 * Thread-safe.
 *
 * <pre>{@code
 * try (GitHubSimulator github = GitHubSimulator.start()) {
 *     github.route("https://hooks.example.test", localPort);
 *     github.repository("octo/orders").createHook("https://hooks.example.test/github", "It's a Secret", "push");
 *     github.emit("push", SamplePayloads.push("octo/orders"));
 * }
 * }</pre>
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks">REST API endpoints for repository webhooks</a>
 */
public final class GitHubSimulator implements AutoCloseable {

    private final SimulatorState state;
    private final Tokens tokens;
    private final WebhookSender sender;
    private final HttpFront front;
    private final String apiUrl;
    private final String token;

    private GitHubSimulator(Builder builder) {
        Clock clock = builder.clock;
        front = HttpFront.open(builder.port, clock);
        apiUrl = "http://127.0.0.1:" + front.port() + IncomingRequest.BASE_PATH;
        state = new SimulatorState(
                clock, builder.logRetention, builder.hooksPerEvent, builder.firstDeliveryId, builder.hookRanges);
        tokens = new Tokens(clock);
        sender = new WebhookSender(
                state, apiUrl, clock, builder.deliveryTimeout, builder.noAnswerCodes, front.executor());
        token = token(TokenPermissions.classic("repo", "admin:repo_hook", "admin:org_hook"));
        HourlyLimits limits = new HourlyLimits(clock, builder.rateLimit);
        front.start(new Api(state, tokens, limits, Endpoints.of(apiUrl, state, tokens, limits, sender)));
    }

    /** Starts a simulator with the default settings on a free port. */
    public static GitHubSimulator start() {
        return builder().start();
    }

    /** Returns a builder for a simulator with other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the URL of the API's root, e.g. {@code http://127.0.0.1:40123/api/v3}, without a trailing slash. */
    public String apiUrl() {
        return apiUrl;
    }

    /** Returns the port that the simulator listens on. */
    public int port() {
        return front.port();
    }

    /** Returns a classic token that administers every repository and organization. */
    public String token() {
        return token;
    }

    /** Creates a token with these rights. */
    public String token(TokenPermissions permissions) {
        return tokens.create(permissions.grant()).value();
    }

    /**
     * Returns a repository, creating it if needed. The API answers 404 for a repository that was never created.
     *
     * @param fullName {@code owner/name}; GitHub ignores its case
     * @throws IllegalArgumentException for a name that GitHub doesn't allow
     */
    public SimulatedRepository repository(String fullName) {
        return new SimulatedRepository(state.repository(fullName));
    }

    /**
     * Returns an organization, creating it if needed. The API answers 404 for an organization that was never created.
     *
     * @param login the organization's name in URLs; GitHub ignores its case
     * @throws IllegalArgumentException for a name that GitHub doesn't allow
     */
    public SimulatedOrganization organization(String login) {
        return new SimulatedOrganization(state.organization(login));
    }

    /**
     * Registers a GitHub App that is not installed anywhere, has no hook and may only read metadata.
     *
     * @param slug the App's name in URLs
     * @param publicKey the RSA key that verifies the App's JWTs
     * @throws IllegalArgumentException for a name that GitHub doesn't allow
     */
    public SimulatedApp app(String slug, PublicKey publicKey) {
        return new SimulatedApp(state.app(slug, publicKey), tokens);
    }

    /** Revokes all tokens of App installations before their hour is over: from now on they are bad credentials. */
    public void expireInstallationTokens() {
        tokens.revokeInstallationTokens();
    }

    /** Changes the ranges that {@code GET /meta} lists under {@code hooks}, in CIDR notation. */
    public void setHookRanges(String... cidrs) {
        state.setHookRanges(List.of(cidrs));
    }

    /**
     * Maps a public-looking address to a local port; the path is kept. Deliveries reach mapped addresses only: any
     * other is logged as "failed to connect to host", and a port that nothing listens on as "failed to connect to
     * network". A second mapping of the same address replaces the first.
     *
     * @param publicUrl scheme and host, e.g. {@code https://hooks.example.test}
     * @param localPort a port on the loopback interface that speaks plain HTTP
     * @throws IllegalArgumentException for a URL with a path, or an impossible port
     */
    public void route(String publicUrl, int localPort) {
        sender.route(publicUrl, localPort);
    }

    /**
     * Emits an event and waits until the log has the outcome of each delivery. The event happens in the repository that
     * the payload's {@code repository.full_name} names, else in the organization of its {@code organization.login},
     * else everywhere. It goes to the hooks of the repository, of its organization and of the Apps installed there.
     *
     * @param event the event's name, e.g. {@code push}
     * @param json the payload, a JSON object. It is sent unchanged, except that organization hooks and Apps always get
     *     {@code organization} and {@code installation}. A payload over 25 MB is not delivered
     * @return the deliveries, one for each active hook that is subscribed
     * @throws IllegalArgumentException for a payload that isn't a JSON object
     */
    public List<SimulatedDelivery> emit(String event, String json) {
        return emitAsync(event, json).join();
    }

    /**
     * Emits an event like {@link #emit(String, String)}, in a given place whatever the payload says.
     *
     * @param where a repository's full name or an organization's login
     */
    public List<SimulatedDelivery> emit(String where, String event, String json) {
        return emitAsync(where, event, json).join();
    }

    /** Emits an event like {@link #emit(String, String)}, without waiting. */
    public CompletableFuture<List<SimulatedDelivery>> emitAsync(String event, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return emit(state.origins(Json.payload(bytes)), event, bytes);
    }

    /** Emits an event like {@link #emit(String, String, String)}, without waiting. */
    public CompletableFuture<List<SimulatedDelivery>> emitAsync(String where, String event, String json) {
        return emit(List.of(state.origin(where)), event, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Emits an event like {@link #emit(String, String)} many times at a steady pace, in real time, without waiting. Each
     * has a guid of its own.
     *
     * @param perSecond events a second, at least 1
     * @param times how many events
     */
    public CompletableFuture<List<SimulatedDelivery>> emitSteadily(
            int perSecond, int times, String event, String json) {
        List<CompletableFuture<List<SimulatedDelivery>>> events = IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.runAsync(
                                () -> {},
                                CompletableFuture.delayedExecutor(
                                        i * 1_000_000L / perSecond, TimeUnit.MICROSECONDS, front.executor()))
                        .thenCompose(waited -> emitAsync(event, json)))
                .toList();
        return CompletableFuture.allOf(events.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> events.stream()
                        .flatMap(deliveries -> deliveries.join().stream())
                        .toList());
    }

    private CompletableFuture<List<SimulatedDelivery>> emit(List<HookOwner> origins, String event, byte[] json) {
        return sender.emit(origins, event, json)
                .thenApply(deliveries ->
                        deliveries.stream().map(SimulatedDelivery::new).toList());
    }

    /** Activates a fault for API requests from now on. */
    public void inject(Fault fault) {
        front.faults().add(fault.rule());
    }

    /** Ends all faults. */
    public void clearFaults() {
        front.faults().clear();
    }

    /** Returns the API requests so far, in order of arrival, including those that a fault answered. */
    public List<RecordedRequest> requests() {
        return front.log().requests().stream().map(RecordedRequest::new).toList();
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        front.log().clear();
    }

    /** Returns whether {@link #close()} was called. */
    public boolean isClosed() {
        return front.isClosed();
    }

    /** Stops listening and abandons deliveries that have no outcome yet. */
    @Override
    public void close() {
        front.close();
    }

    @Override
    public String toString() {
        return "GitHubSimulator[" + apiUrl + "]";
    }

    /** Settings of a simulator. */
    public static final class Builder {

        private int port;
        private int rateLimit = 5_000;
        private Clock clock = Clock.systemUTC();
        private int hooksPerEvent = 20;
        private Duration deliveryTimeout = Duration.ofSeconds(10);
        private Duration logRetention = Duration.ofDays(3);
        private long firstDeliveryId = 9_007_199_254_740_993L;
        private NoAnswerCodes noAnswerCodes = new NoAnswerCodes(0, 0);
        private List<String> hookRanges =
                List.of("192.30.252.0/22", "185.199.108.0/22", "140.82.112.0/20", "2a0a:a440::/29");

        private Builder() {}

        /** Sets the port to listen on; 0, the default, takes a free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Sets the primary rate limit of each token, App and installation; 5,000 requests an hour by default. */
        public Builder rateLimit(int requestsAnHour) {
            rateLimit = requestsAnHour;
            return this;
        }

        /** Sets how many hooks of one owner may have the same event; 20 by default. GitHub Enterprise Server has 250. */
        public Builder hooksPerEvent(int value) {
            hooksPerEvent = value;
            return this;
        }

        /** Sets the clock for timestamps, rate limits, tokens and log retention; the system clock by default. */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /** Sets how long a listener may take to answer, in real time; 10 seconds by default, as on github.com. */
        public Builder deliveryTimeout(Duration value) {
            deliveryTimeout = Objects.requireNonNull(value, "deliveryTimeout");
            return this;
        }

        /**
         * Sets the {@code status_code} of deliveries without an answer; 0 for both by default. GitHub documents
         * neither; an example in its API description has 502 for a failed connection.
         *
         * @param notConnected when nothing listened, or the connection was closed
         * @param timedOut when the answer didn't arrive in time
         */
        public Builder noAnswerCodes(int notConnected, int timedOut) {
            noAnswerCodes = new NoAnswerCodes(notConnected, timedOut);
            return this;
        }

        /** Sets how long the log keeps deliveries; 3 days by default, as on github.com. Enterprise Server has 7. */
        public Builder logRetention(Duration value) {
            logRetention = Objects.requireNonNull(value, "logRetention");
            return this;
        }

        /**
         * Sets the id of the first delivery; later ones have higher ids. The default is above 2^53, so that a client
         * that reads ids into a {@code double} fails. JavaScript clients do: give them a lower one.
         *
         * @throws IllegalArgumentException for an id below 1
         */
        public Builder firstDeliveryId(long id) {
            if (id < 1) {
                throw new IllegalArgumentException("The id of a delivery is at least 1, not " + id);
            }
            firstDeliveryId = id;
            return this;
        }

        /** Sets the ranges that {@code GET /meta} lists under {@code hooks}; by default some of GitHub's. */
        public Builder hookRanges(String... cidrs) {
            hookRanges = List.of(cidrs);
            return this;
        }

        /**
         * Starts the simulator.
         *
         * @throws UncheckedIOException when the port is taken
         */
        public GitHubSimulator start() {
            return new GitHubSimulator(this);
        }
    }
}
