// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.client.ClientSettings;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.GitHubClients;
import io.github.camelgithubhooks.internal.dashboard.Dashboard;
import io.github.camelgithubhooks.internal.dashboard.DashboardOptions;
import io.github.camelgithubhooks.internal.event.Completions;
import io.github.camelgithubhooks.internal.event.RouteRecords;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.http.Pace;
import io.github.camelgithubhooks.internal.http.RateLimit;
import io.github.camelgithubhooks.internal.log.SharedLookups;
import io.github.camelgithubhooks.internal.metrics.Meters;
import io.github.camelgithubhooks.internal.options.HookSecrets;
import io.github.camelgithubhooks.internal.options.KameletProperties;
import io.github.camelgithubhooks.internal.options.SecretOptions;
import io.github.camelgithubhooks.internal.options.SensitiveWords;
import io.github.camelgithubhooks.internal.options.SignInOptions;
import io.github.camelgithubhooks.internal.receive.Listeners;
import io.github.camelgithubhooks.internal.store.StateStore;
import io.github.camelgithubhooks.internal.store.StateStores;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.StartupListener;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.util.PropertiesHelper;

/** The {@code github-hooks} component: GitHub's webhooks in Camel routes. */
@Component("github-hooks")
public class GitHubHooksComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(description = "The default options of the component's endpoints.")
    private GitHubHooksConfiguration configuration = new GitHubHooksConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether the calls to GitHub use the global TLS settings of the Camel context.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "dashboard",
            defaultValue = "false",
            description =
                    "Whether to serve the dashboard, a page that shows what came and what became of it: on Camel's"
                            + " management server if there is one, else on the main server. It starts only if the server asks"
                            + " for authentication or listens on this machine alone (127.0.0.1).")
    private boolean dashboardEnabled;

    @Metadata(
            label = "dashboard",
            defaultValue = "false",
            description =
                    "Whether a user of the dashboard may act: replay and redeliver events, ping and ensure hooks. The"
                            + " dashboard is read-only otherwise. Each act is logged with the name of the user.")
    private boolean dashboardActionsEnabled;

    @Metadata(label = "dashboard", defaultValue = "/github-hooks", description = "The path of the dashboard.")
    private String dashboardPath = "/github-hooks";

    @Metadata(
            label = "dashboard",
            defaultValue = "10000",
            description =
                    "The number of deliveries that the history of the dashboard keeps in memory, without payloads,"
                            + " from 1 to 1000000. With stateDataSource or stateDirectory, the database keeps them for 7 days,"
                            + " too.")
    private int dashboardHistorySize = 10_000;

    private UnaryOperator<String> environment = System::getenv;
    private final RouteRecords records = new RouteRecords();
    private final GitHubClients clients = new GitHubClients(records::processes);
    private final Completions completions = new Completions();
    private final History history = new History();
    private final Listeners listeners = new Listeners(records, completions, history);
    private final SecretOptions secretOptions = new SecretOptions();
    private final LifecycleStrategy lifecycle = new LifecycleStrategySupport() {
        @Override
        public void onContextStopping(CamelContext context) {
            clients.stopSoon();
        }

        @Override
        public void onRoutesRemove(Collection<Route> routes) {
            routes.forEach(route -> history.removeChart(route.getRouteId()));
        }
    };
    private Dashboard dashboard;
    private final SharedLookups lookups = new SharedLookups();
    private final StateStores states = new StateStores();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        KameletProperties.requireKnown(getCamelContext());
        GitHubHooksConfiguration options = configuration.copy();
        Map<String, Object> http = PropertiesHelper.extractProperties(parameters, "http.");
        if (!http.isEmpty()) {
            Map<String, Object> merged = new HashMap<>(http);
            if (options.getHttpOptions() != null) {
                options.getHttpOptions().forEach(merged::putIfAbsent);
            }
            options.setHttpOptions(merged);
        }
        GitHubHooksEndpoint endpoint = new GitHubHooksEndpoint(uri, this, remaining, options);
        setProperties(endpoint, parameters);
        if (options.getSslContextParameters() == null) {
            options.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        secretOptions.resolve(getCamelContext(), options);
        HookSecrets.requireOneWay(options);
        return endpoint;
    }

    /** Returns the client for these options. */
    GitHubClient client(GitHubHooksConfiguration options) {
        ClientSettings settings = new ClientSettings(
                options.getApiUrl(),
                SignInOptions.credentials(getCamelContext(), options),
                options.getApiVersion(),
                new Pace(options.getRequestPointsPerMinute(), Duration.ofMillis(options.getWritePause())),
                options.getHttpOptions(),
                options.getSslContextParameters());
        return clients.client(
                getCamelContext(), options.isProxyFromEnvironment() ? settings.withProxyOf(environment) : settings);
    }

    /** Replaces the environment variables of the process. */
    void readEnvironmentFrom(UnaryOperator<String> variables) {
        environment = variables;
    }

    /** Returns the state in the database that the options name, which endpoints share. */
    StateStore state(GitHubHooksConfiguration options) {
        StateStore state = states.of(getCamelContext(), options);
        history.keepIn(state.history());
        return state;
    }

    @Override
    protected void doBuild() throws Exception {
        // a second time, since camel.main.additionalSensitiveKeywords may have replaced the words of the plugin
        SensitiveWords.maskOptions(getCamelContext());
        records.start(getCamelContext());
        super.doBuild();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // a registry of meters may be bound after the first endpoint was created
        getCamelContext().addStartupListener((context, started) -> clients.show(Meters.in(context)));
        getCamelContext().addLifecycleStrategy(lifecycle);
        if (dashboardEnabled) {
            startDashboard();
        }
    }

    /** Begins with the history, and serves the dashboard once all servers are there. */
    private void startDashboard() throws Exception {
        DashboardOptions options = new DashboardOptions(dashboardPath, dashboardActionsEnabled, dashboardHistorySize);
        options.requireApartFrom(dashboardsOfOthers());
        history.begin(dashboardHistorySize);
        dashboard = new Dashboard(getCamelContext(), options, history, () -> WatchedRoutes.of(getCamelContext(), this));
        Dashboard created = dashboard;
        getCamelContext().addStartupListener(new StartupListener() {
            @Override
            public void onCamelContextStarted(CamelContext context, boolean started) {
                // the servers may start after that
            }

            @Override
            public void onCamelContextFullyStarted(CamelContext context, boolean started) throws Exception {
                created.start(context);
            }
        });
    }

    private Map<String, String> dashboardsOfOthers() {
        Map<String, String> paths = new TreeMap<>();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof GitHubHooksComponent other && other.dashboard != null) {
                paths.put(name, other.dashboardPath);
            }
        }
        return paths;
    }

    /** Returns the known rate limits of all credentials that were used. */
    List<RateLimit> rateLimits() {
        return clients.rateLimits();
    }

    @Override
    protected void doStop() throws Exception {
        if (dashboard != null) {
            dashboard.stop();
            dashboard = null;
        }
        listeners.close();
        getCamelContext().getLifecycleStrategies().remove(lifecycle);
        completions.stop(getCamelContext());
        lookups.close(getCamelContext());
        clients.close();
        records.stop(getCamelContext());
        history.end();
        states.close();
        super.doStop();
    }

    SharedLookups lookups() {
        return lookups;
    }

    History history() {
        return history;
    }

    Completions completions() {
        return completions;
    }

    RouteRecords records() {
        return records;
    }

    Listeners listeners() {
        return listeners;
    }

    public GitHubHooksConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(GitHubHooksConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public boolean isDashboardEnabled() {
        return dashboardEnabled;
    }

    public void setDashboardEnabled(boolean dashboardEnabled) {
        this.dashboardEnabled = dashboardEnabled;
    }

    public boolean isDashboardActionsEnabled() {
        return dashboardActionsEnabled;
    }

    public void setDashboardActionsEnabled(boolean dashboardActionsEnabled) {
        this.dashboardActionsEnabled = dashboardActionsEnabled;
    }

    public String getDashboardPath() {
        return dashboardPath;
    }

    public void setDashboardPath(String dashboardPath) {
        this.dashboardPath = dashboardPath;
    }

    public int getDashboardHistorySize() {
        return dashboardHistorySize;
    }

    public void setDashboardHistorySize(int dashboardHistorySize) {
        this.dashboardHistorySize = dashboardHistorySize;
    }
}
