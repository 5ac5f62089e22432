// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.event.EventFilter;
import io.github.camelgithubhooks.internal.hooks.HookBody;
import io.github.camelgithubhooks.internal.hooks.HookOptions;
import io.github.camelgithubhooks.internal.register.DeclaredHook;
import io.github.camelgithubhooks.internal.register.EnsureOperation;
import io.github.camelgithubhooks.internal.register.OnStop;
import io.github.camelgithubhooks.internal.register.OwnHook;
import io.github.camelgithubhooks.internal.register.Registration;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Makes what registers the hook of a consumer from the options of its endpoint. */
final class Registrations {

    private final GitHubHooksEndpoint endpoint;
    private final GitHubHooksConfiguration options;

    Registrations(GitHubHooksEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
    }

    /**
     * The registration of a receiver at the address that is the option {@code hookUrl}.
     *
     * @param pongs how many pings the receiver has answered
     * @throws IllegalArgumentException when an option is missing or wrong
     */
    Registration registration(LongSupplier pongs) {
        if (options.getHookUrl() == null || options.getHookUrl().isBlank()) {
            throw new IllegalArgumentException("autoRegister needs the option hookUrl: the public address of this"
                    + " listener, such as https://hooks.example.com/github");
        }
        return new Registration(endpoint.getCamelContext(), hook(options.getHookUrl()), pongs);
    }

    /**
     * The hook that delivers to this url what the consumer wants.
     *
     * @throws IllegalArgumentException when an option is missing or wrong
     */
    OwnHook hook(String url) {
        List<String> events = EventFilter.of(options.getEvents()).subscription();
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    "events names ping only, which GitHub sends to every hook: name the events to register for, too");
        }
        HookOptions declared = new HookOptions(
                url,
                options.getContentType(),
                HookSecrets.newest(options),
                options.getInsecureSsl(),
                true,
                events,
                null,
                null,
                false);
        HookScope hooks = hooks();
        EnsureOperation operation =
                new EnsureOperation(endpoint.getComponent().client(options), hooks, options.getHookId(), Duration.ZERO);
        // routes and instances that share the hook may want further events
        DeclaredHook hook = new DeclaredHook(HookBody.ensure(null, declared), true);
        return new OwnHook(operation, hook, OnStop.of(options.getOnStop()));
    }

    private HookScope hooks() {
        HookScope scope = RequestTarget.hooks(options);
        if (scope.isApp()) {
            throw new IllegalArgumentException(
                    "A GitHub App has one hook, which is made with the App: it can't be"
                            + " registered. Leave the registration out, and set its url with github-hooks:updateConfig?scope=app");
        }
        return scope;
    }
}
