// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.event.EventFilter;
import io.github.camelgithubhooks.internal.hooks.HookBody;
import io.github.camelgithubhooks.internal.hooks.HookOptions;
import io.github.camelgithubhooks.internal.options.ScopeOptions;
import io.github.camelgithubhooks.internal.register.OwnHook.OnStop;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** Builds the registration of a consumer's hook from the options of its endpoint. */
public final class Registrations {

    private final CamelContext context;
    private final GitHubHooksConfiguration options;
    private final Supplier<GitHubClient> client;

    public Registrations(CamelContext context, GitHubHooksConfiguration options, Supplier<GitHubClient> client) {
        this.context = context;
        this.options = options;
        this.client = client;
    }

    /**
     * Returns the registration of a receiver at the address in the option {@code hookUrl}.
     *
     * @param pongs how many pings the receiver has answered
     * @throws IllegalArgumentException when an option is missing or wrong
     */
    public Registration registration(LongSupplier pongs) {
        if (options.getHookUrl() == null || options.getHookUrl().isBlank()) {
            throw new IllegalArgumentException("autoRegister needs the option hookUrl: the public address of this"
                    + " listener, such as https://hooks.example.com/github");
        }
        return new Registration(context, hook(options.getHookUrl()), pongs);
    }

    /**
     * Returns the hook that delivers to this address the events that the consumer wants.
     *
     * @throws IllegalArgumentException when an option is missing or wrong
     */
    public OwnHook hook(String url) {
        DeclaredHook declared = declared(url);
        return new OwnHook(operation(), declared, OnStop.of(options.getOnStop()));
    }

    /**
     * Returns the operation that makes the hook match its declaration.
     *
     * @throws IllegalArgumentException when the owner of the hook is missing, or an App
     */
    public EnsureOperation operation() {
        // first, since it is refused for an App, whatever the sign-in
        HookScope hooks = hooks();
        return new EnsureOperation(client.get(), hooks, options.getHookId(), Duration.ZERO);
    }

    /**
     * Returns the declaration of the hook that delivers to this address the events that the consumer wants.
     *
     * @throws IllegalArgumentException when an option is missing or wrong
     */
    public DeclaredHook declared(String url) {
        List<String> events = EventFilter.of(options.getEvents()).subscription();
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    "events names ping only, which GitHub sends to every hook: name the events to register for, too");
        }
        HookOptions wanted = HookOptions.of(options).delivering(events, url);
        // routes and instances that share the hook may want further events
        return new DeclaredHook(HookBody.ensure(null, wanted), true);
    }

    private HookScope hooks() {
        HookScope scope = ScopeOptions.scope(options);
        if (scope.isApp()) {
            throw new IllegalArgumentException(
                    "A GitHub App has one hook, which is made with the App: it can't be"
                            + " registered. Leave the registration out, and set its url with github-hooks:updateConfig?scope=app");
        }
        return scope;
    }
}
