// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.internal.http.Account;
import io.github.camelgithubhooks.internal.http.Allowance;
import io.github.camelgithubhooks.internal.http.Calls;
import io.github.camelgithubhooks.internal.http.ProxyWatch;
import io.github.camelgithubhooks.internal.http.RateLimit;
import io.github.camelgithubhooks.internal.http.RateLimits;
import io.github.camelgithubhooks.internal.http.SignIn;
import io.github.camelgithubhooks.internal.http.Stopping;
import io.github.camelgithubhooks.internal.http.Wire;
import io.github.camelgithubhooks.internal.metrics.Meters;
import io.github.camelgithubhooks.internal.signin.AppSignIn;
import io.github.camelgithubhooks.internal.signin.Credentials;
import io.github.camelgithubhooks.internal.signin.TokenFileAccount;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.CompositeHttpConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients of one component: one for each distinct {@link ClientSettings}, and one rate limit for each credential.
 * Thread-safe.
 */
public final class GitHubClients {

    private static final Logger LOG = LoggerFactory.getLogger(GitHubClients.class);

    /** The categories that HttpClient logs headers to, {@code Authorization} included. */
    private static final List<String> HEADER_LOGS =
            List.of("org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.wire");

    private record Counted(String apiUrl, Object credential) {}

    /** Part of an App whose requests GitHub counts apart: an installation, or the App itself. */
    private record Installed(String appId, long installation) {}

    /** The idle time after which a session is closed when another one is opened. */
    private static final long LONGEST_IDLE = Duration.ofMinutes(5).toNanos();

    /** The most open sessions, unless more are used at the same time. */
    private static final int MOST_OPEN = 100;

    private final Clock clock;
    private final Map<ClientSettings, Session> sessions = new HashMap<>();
    private final RateLimits rateLimits;
    private Stopping stopping;
    private boolean warned;

    /**
     * Creates clients.
     *
     * @param processes returns how many processes, this one included, share their credentials and so GitHub's limits
     */
    public GitHubClients(IntSupplier processes) {
        this(Clock.systemUTC(), processes);
    }

    /** Creates clients that measure time by this clock. */
    public GitHubClients(Clock clock, IntSupplier processes) {
        this.clock = clock;
        this.rateLimits = new RateLimits(clock, processes);
        this.stopping = new Stopping(rateLimits::wake);
    }

    /**
     * Returns the client with these settings.
     *
     * @throws IllegalArgumentException when Camel's http component refuses one of the {@code http.} options
     */
    public GitHubClient client(CamelContext context, ClientSettings settings) {
        return new GitHubClient(settings, this, context, clock);
    }

    /** Returns the session of a client, opening it if needed. The caller must leave it after use. */
    synchronized Session enter(CamelContext context, ClientSettings settings) {
        Session known = sessions.get(settings);
        if (known != null && known.enter()) {
            return known;
        }
        Session opened = open(context, settings);
        opened.enter();
        sessions.put(settings, opened);
        closeIdle();
        return opened;
    }

    /** Returns the number of open sessions. */
    synchronized int open() {
        return sessions.size();
    }

    /** Closes sessions that are no longer used, the longest idle first. */
    private void closeIdle() {
        List<Map.Entry<ClientSettings, Session>> idle = sessions.entrySet().stream()
                .map(entry -> Map.entry(entry.getValue().idle(), entry))
                .filter(entry -> entry.getKey() >= 0)
                .sorted(Map.Entry.<Long, Map.Entry<ClientSettings, Session>>comparingByKey()
                        .reversed())
                .map(Map.Entry::getValue)
                .toList();
        for (Map.Entry<ClientSettings, Session> entry : idle) {
            boolean old = entry.getValue().idle() > LONGEST_IDLE;
            if ((old || sessions.size() > MOST_OPEN) && entry.getValue().closeIfIdle()) {
                sessions.remove(entry.getKey());
            }
        }
    }

    /** Returns the known rate limits of all credentials that were used. */
    public List<RateLimit> rateLimits() {
        return rateLimits.seen();
    }

    /** Shows the rate limits by meters until the clients are closed. */
    public void show(Meters meters) {
        rateLimits.show(meters);
    }

    /** Ends the waits of calls soon, when Camel begins to stop. */
    public synchronized void stopSoon() {
        stopping.begin();
    }

    /** Closes all clients and their connections. */
    public synchronized void close() {
        rateLimits.hide();
        stopping.end();
        stopping = new Stopping(rateLimits::wake);
        sessions.values().forEach(Session::close);
        sessions.clear();
    }

    private Session open(CamelContext context, ClientSettings settings) {
        warnOfHeaderLogs();
        HttpEndpoint endpoint = endpoint(context, settings);
        Calls calls = new Calls(
                new Wire(settings.apiUrl(), settings.apiVersion(), endpoint.getHttpClient()),
                settings.pace(),
                stopping,
                clock);
        Set<Counted> credentials = ConcurrentHashMap.newKeySet();
        SignIn signIn = signIn(settings.credentials(), calls, credential -> {
            Counted counted = new Counted(settings.apiUrl(), credential);
            return credentials.add(counted)
                    ? rateLimits.take(counted, settings.apiUrl(), name(credential))
                    : rateLimits.of(counted, settings.apiUrl(), name(credential));
        });
        return new Session(endpoint, calls, signIn, () -> credentials.forEach(rateLimits::giveBack));
    }

    private SignIn signIn(Credentials credentials, Calls calls, Function<Object, Allowance> allowances) {
        if (credentials instanceof Credentials.App app) {
            return new AppSignIn(app, calls, clock, id -> allowances.apply(new Installed(app.appId(), id)));
        }
        Allowance allowance = allowances.apply(credentials);
        if (credentials instanceof Credentials.TokenFile file) {
            return SignIn.of(new TokenFileAccount(file, allowance));
        }
        String token = credentials instanceof Credentials.Token given ? given.value() : null;
        return SignIn.of(Account.of(allowance, token));
    }

    /** Returns the name of a credential in logs and meters, without a secret. */
    private static String name(Object credential) {
        if (credential instanceof Installed installed && installed.installation() >= 0) {
            return installed.installation() == 0
                    ? "app " + installed.appId()
                    : "installation " + installed.installation();
        }
        return credential instanceof Credentials.None ? "anonymous" : "token";
    }

    /** Returns Camel's own HTTP client, with its pool, proxy, TLS and time-outs. */
    private static HttpEndpoint endpoint(CamelContext context, ClientSettings settings) {
        Map<String, Object> options = new HashMap<>();
        options.put("connectTimeout", "10000");
        options.put("responseTimeout", "30000");
        settings.httpOptions().forEach((name, value) -> options.put(name, text(value)));
        if (settings.sslContextParameters() != null) {
            options.put("sslContextParameters", settings.sslContextParameters());
        }
        String scheme = settings.apiUrl().substring(0, settings.apiUrl().indexOf(':'));
        try {
            HttpComponent component = context.getComponent(scheme, HttpComponent.class);
            completeProxy(options, component);
            HttpEndpoint endpoint = (HttpEndpoint) component.createEndpoint(settings.apiUrl(), options);
            if (endpoint.getHttpUri().getRawQuery() != null) {
                throw new IllegalArgumentException("Camel's http component knows no option "
                        + endpoint.getHttpUri().getRawQuery().replaceAll("=[^&]*", "") + ": correct the http. options");
            }
            endpoint.setHttpClientConfigurer(
                    CompositeHttpConfigurer.combineConfigurers(endpoint.getHttpClientConfigurer(), builder -> {
                        neverOnItsOwn(builder);
                        ProxyWatch.addTo(builder);
                    }));
            ServiceHelper.startService(endpoint);
            return endpoint;
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException("The http. options can't be used: " + e.getMessage(), e);
        }
    }

    /**
     * Completes the options of a proxy. Without the scheme, Camel's http component would speak TLS to the proxy of an
     * https address.
     */
    private static void completeProxy(Map<String, Object> options, HttpComponent component) {
        Object host = options.get("proxyHost");
        if (host != null && options.get("proxyPort") == null && component.getProxyPort() == null) {
            throw new IllegalArgumentException(
                    "http.proxyHost needs http.proxyPort, the port that the proxy listens on");
        }
        if (host != null && host.toString().contains("/")) {
            throw new IllegalArgumentException(
                    "http.proxyHost must be the name or the address of a host alone: its port" + " is http.proxyPort");
        }
        if (component.getProxyAuthScheme() == null) {
            options.putIfAbsent("proxyAuthScheme", "http");
        }
    }

    private static void neverOnItsOwn(HttpClientBuilder builder) {
        builder.disableAutomaticRetries();
        builder.disableRedirectHandling();
        builder.disableCookieManagement();
    }

    private static Object text(Object value) {
        return value instanceof Number || value instanceof Boolean ? value.toString() : value;
    }

    private void warnOfHeaderLogs() {
        if (!warned
                && HEADER_LOGS.stream()
                        .anyMatch(name -> LoggerFactory.getLogger(name).isDebugEnabled())) {
            warned = true;
            LOG.warn(
                    "One of the log categories {} is at DEBUG: HttpClient writes every header to it, the Authorization"
                            + " header with the token too. Set them to INFO",
                    HEADER_LOGS);
        }
    }
}
