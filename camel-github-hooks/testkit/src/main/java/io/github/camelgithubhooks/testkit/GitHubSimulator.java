// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.DeliveryAttempt.NoAnswerCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * GitHub's webhook API in process, over real HTTP on a loopback port, mounted where GitHub Enterprise Server has it. It
 * keeps hooks and logs of deliveries, checks tokens and limits, and really delivers signed webhooks. Thread-safe.
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

    private final ExecutorService executor = Executors.newCachedThreadPool(new DaemonThreads());
    private final PublicRoutes routes = new PublicRoutes();
    private final Tokens tokens;
    private final SimulatorState state;
    private final ServiceEndpoints service;
    private final HttpFront front;
    private final WebhookSender sender;
    private final String apiUrl;
    private final String token;

    private GitHubSimulator(Builder builder) {
        try {
            front = new HttpFront(builder.port, builder.clock, executor);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator can't listen on port " + builder.port, e);
        }
        apiUrl = "http://127.0.0.1:" + front.port() + ApiRequest.BASE_PATH;
        state = new SimulatorState(builder.clock, builder.logRetention, builder.hooksPerEvent);
        tokens = new Tokens(builder.clock);
        DeliveryAttempt attempt = new DeliveryAttempt(
                routes, new HttpExchanger(executor), builder.deliveryTimeout, builder.noAnswerCodes);
        sender = new WebhookSender(state, apiUrl, new Guids(builder.clock), attempt, executor);
        RateLimits limits = new RateLimits(builder.clock, builder.rateLimit);
        service = new ServiceEndpoints(limits, builder.hookRanges);
        token = token(TokenPermissions.classic("repo", "admin:repo_hook", "admin:org_hook"));
        front.start(new Api(state, tokens, limits, Endpoints.of(apiUrl, state, tokens, sender, service)));
    }

    /** Starts a simulator with the defaults on a free port. */
    public static GitHubSimulator start() {
        return builder().start();
    }

    /** For a simulator with other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** The API's root, e.g. {@code http://127.0.0.1:40123/api/v3}, without a slash at the end. */
    public String apiUrl() {
        return apiUrl;
    }

    /** The port it listens on. */
    public int port() {
        return front.port();
    }

    /** A classic token that administers every repository and organization. */
    public String token() {
        return token;
    }

    /** Makes a further token. */
    public String token(TokenPermissions permissions) {
        return tokens.create(permissions).value();
    }

    /**
     * A repository; it is made when it is first asked for. To the API, others don't exist.
     *
     * @param fullName {@code owner/name}; GitHub ignores its case
     * @throws IllegalArgumentException for a name that GitHub doesn't allow
     */
    public SimulatedRepository repository(String fullName) {
        return new SimulatedRepository(state.repository(fullName));
    }

    /**
     * An organization; it is made when it is first asked for. To the API, others don't exist.
     *
     * @param login its name; GitHub ignores its case
     * @throws IllegalArgumentException for a name that GitHub doesn't allow
     */
    public SimulatedOrganization organization(String login) {
        return new SimulatedOrganization(state.organization(login));
    }

    /**
     * Registers a GitHub App, not installed anywhere, without a hook and with no permission but to read metadata.
     *
     * @param slug its name in addresses
     * @param publicKey the RSA key that belongs to the private key of its JWTs
     * @throws IllegalArgumentException for a name that GitHub doesn't allow
     */
    public SimulatedApp app(String slug, PublicKey publicKey) {
        return state.app(slug, publicKey, tokens);
    }

    /** Lets all tokens of App installations end before their hour is over: from now on they are bad credentials. */
    public void expireInstallationTokens() {
        tokens.expire(known -> known.installation() != null);
    }

    /** Changes what {@code GET /meta} lists under {@code hooks}, in CIDR notation. */
    public void setHookRanges(String... cidrs) {
        service.hookRanges(List.of(cidrs));
    }

    /**
     * Lets a public-looking address end at a local port; the path is kept. Deliveries go to routed addresses only: any
     * other is logged as "failed to connect to host", and a port where nobody listens as "failed to connect to
     * network". A further route for the same address replaces the first.
     *
     * @param publicUrl scheme and host, e.g. {@code https://hooks.example.test}
     * @param localPort where plain HTTP is spoken on the loopback interface
     */
    public void route(String publicUrl, int localPort) {
        routes.add(publicUrl, localPort);
    }

    /**
     * Makes an event happen in the repository that the payload's {@code repository.full_name} names, else in the
     * organization of its {@code organization.login}, else everywhere, and waits until each delivery has its outcome in
     * the log. It goes to the hooks of the repository, of its organization and of the Apps that are installed there.
     *
     * @param event the event's name, e.g. {@code push}
     * @param json the payload, a JSON object; it is sent exactly as given, but for {@code organization} and {@code
     *     installation}, which organization hooks and Apps get in any case. One over 25 MB is not delivered
     * @return the deliveries, one for each active hook that is subscribed
     * @throws IllegalArgumentException for a payload that isn't a JSON object
     */
    public List<SimulatedDelivery> emit(String event, String json) {
        return emitAsync(event, json).join();
    }

    /**
     * Like {@link #emit(String, String)}, whatever the payload says.
     *
     * @param where a repository's full name or an organization's login
     */
    public List<SimulatedDelivery> emit(String where, String event, String json) {
        return emitAsync(where, event, json).join();
    }

    /** Like {@link #emit(String, String)}, without waiting. */
    public CompletableFuture<List<SimulatedDelivery>> emitAsync(String event, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return sender.emit(state.origins(Json.payload(bytes)), event, bytes);
    }

    /** Like {@link #emit(String, String, String)}, without waiting. */
    public CompletableFuture<List<SimulatedDelivery>> emitAsync(String where, String event, String json) {
        return sender.emit(List.of(state.origin(where)), event, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets something go wrong with API requests from now on. */
    public void inject(Fault fault) {
        front.faults().add(Objects.requireNonNull(fault, "fault"));
    }

    /** Ends all faults. */
    public void clearFaults() {
        front.faults().clear();
    }

    /** The API requests so far, in order of arrival, also those that a fault answered. */
    public List<RecordedRequest> requests() {
        return front.log().requests();
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        front.log().clear();
    }

    /** Whether {@link #close()} was called. */
    public boolean isClosed() {
        return executor.isShutdown();
    }

    /** Stops listening. Deliveries that are on their way come to nothing. */
    @Override
    public void close() {
        front.close();
        executor.shutdownNow();
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
        private NoAnswerCodes noAnswerCodes = new NoAnswerCodes(0, 0);
        private List<String> hookRanges =
                List.of("192.30.252.0/22", "185.199.108.0/22", "140.82.112.0/20", "2a0a:a440::/29");

        private Builder() {}

        /** The port to listen on; 0, the default, takes a free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** The primary rate limit of each token, App and installation, in requests an hour; 5,000 by default. */
        public Builder rateLimit(int requestsAnHour) {
            rateLimit = requestsAnHour;
            return this;
        }

        /** How many hooks of one owner may have the same event; 20 by default. GitHub Enterprise Server allows 250. */
        public Builder hooksPerEvent(int value) {
            hooksPerEvent = value;
            return this;
        }

        /** The clock for timestamps, rate limits, tokens and the log's retention; the system's by default. */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /** How long a listener has to answer a delivery, in real time; 10 seconds by default, as on github.com. */
        public Builder deliveryTimeout(Duration value) {
            deliveryTimeout = Objects.requireNonNull(value, "deliveryTimeout");
            return this;
        }

        /**
         * The {@code status_code} that the log shows for deliveries without an answer; 0 for both by default. GitHub
         * documents neither; an example in its API description has 502 for a failed connection.
         *
         * @param notConnected when nobody listened, or hung up
         * @param timedOut when the answer didn't come in time
         */
        public Builder noAnswerCodes(int notConnected, int timedOut) {
            noAnswerCodes = new NoAnswerCodes(notConnected, timedOut);
            return this;
        }

        /** How long deliveries stay in the log; 3 days by default, as on github.com. GitHub Enterprise Server has 7. */
        public Builder logRetention(Duration value) {
            logRetention = Objects.requireNonNull(value, "logRetention");
            return this;
        }

        /**
         * The ranges that {@code GET /meta} lists under {@code hooks}, in CIDR notation; by default some of GitHub's.
         */
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
