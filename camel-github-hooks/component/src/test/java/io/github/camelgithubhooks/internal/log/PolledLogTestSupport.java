// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.client.ClientSettings;
import io.github.camelgithubhooks.internal.client.GitHubClients;
import io.github.camelgithubhooks.internal.event.Completions;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.event.RecordPlace;
import io.github.camelgithubhooks.internal.event.RouteRecords;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.hooks.RepositoryChoice;
import io.github.camelgithubhooks.internal.http.Pace;
import io.github.camelgithubhooks.internal.signin.Credentials;
import io.github.camelgithubhooks.support.TestClock;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A consumer with the default options, polled at times that the test sets. */
abstract class PolledLogTestSupport {

    final TestClock clock = new TestClock(Instant.now());
    final GitHubSimulator github =
            GitHubSimulator.builder().rateLimit(1_000_000).start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final GitHubClients clients = new GitHubClients(() -> 1);
    final List<String> offered = new CopyOnWriteArrayList<>();
    Runnable work = () -> {};
    SimulatedHook hook;
    DeliveriesConsumer consumer;

    @BeforeEach
    void startContext() {
        context.start();
        hook = github.repository("octo/hello").createHook("https://hooks.example.test/x", "hush", "*");
    }

    /** Catches up with a receiver that has handled nothing. */
    void startCatchUp() throws Exception {
        HandledDeliveries none = new RouteRecords().handled("x", RecordPlace.of(new GitHubHooksConfiguration()), null);
        none.start(context);
        start(null, () -> none);
    }

    void start(String events, Supplier<HandledDeliveries> shared) throws Exception {
        GitHubHooksConfiguration options = new GitHubHooksConfiguration();
        options.setApiUrl(github.apiUrl());
        options.setHookId(hook.id());
        options.setEvents(events);
        options.setStartFrom("earliest");
        HookScope scope = HookScope.repository("octo", "hello");
        start(shared == null ? LogOptions.deliveries(options, scope) : LogOptions.catchUp(options, scope, shared));
    }

    /** Reads the logs of all repositories of octo, one at a time. */
    void startMany() throws Exception {
        startMany(options -> {});
    }

    void startMany(Consumer<GitHubHooksConfiguration> further) throws Exception {
        GitHubHooksConfiguration options = new GitHubHooksConfiguration();
        options.setApiUrl(github.apiUrl());
        options.setHookUrl(hook.url());
        options.setRepoOwner("octo");
        options.setRepoName("*");
        options.setRepoConcurrency(1);
        options.setStartFrom("earliest");
        further.accept(options);
        start(LogOptions.deliveries(options, RepositoryChoice.of(options).orElseThrow()));
    }

    private void start(LogOptions options) throws Exception {
        ClientSettings client = new ClientSettings(
                github.apiUrl(), new Credentials.Token(github.token()), "2022-11-28", Pace.UNLIMITED, Map.of(), null);
        consumer = new DeliveriesConsumer(
                context.getEndpoint("mock:any"),
                exchange -> {
                    offered.add(exchange.getMessage().getHeader("CamelGitHubHooksDeliveryGuid", String.class));
                    work.run();
                    // what a route does at its end
                    UnitOfWorkHelper.doneSynchronizations(
                            exchange, exchange.getExchangeExtension().handoverCompletions());
                },
                options,
                clients.client(context, client),
                new RouteRecords(),
                new Completions(),
                new History(),
                clock);
        consumer.setInitialDelay(Duration.ofDays(1).toMillis());
        consumer.setDelay(Duration.ofMinutes(1).toMillis());
        consumer.start();
    }

    @AfterEach
    void stop() {
        consumer.stop();
        clients.close();
        context.stop();
        github.close();
    }

    SimulatedDelivery push() {
        return github.emit("octo/hello", "push", "{}").get(0);
    }

    void poll(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            consumer.run();
            clock.set(clock.instant().plusSeconds(60));
        }
    }
}
