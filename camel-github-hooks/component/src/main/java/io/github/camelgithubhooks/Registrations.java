// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.client.HookBody;
import io.github.camelgithubhooks.client.HookOptions;
import io.github.camelgithubhooks.event.EventFilter;
import io.github.camelgithubhooks.register.DeclaredHook;
import io.github.camelgithubhooks.register.EnsureOperation;
import io.github.camelgithubhooks.register.OnStop;
import io.github.camelgithubhooks.register.OwnHook;
import java.time.Duration;
import java.util.List;

/** Makes what registers the hook of a consumer from the options of its endpoint. */
final class Registrations {

    private final GitHubHooksEndpoint endpoint;
    private final GitHubHooksConfiguration options;

    Registrations(GitHubHooksEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
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
                options.getWebhookSecret(),
                options.getInsecureSsl(),
                true,
                events,
                null,
                null,
                false);
        EnsureOperation operation = new EnsureOperation(
                endpoint.getComponent().client(options),
                RequestTarget.repository(options) + "/hooks",
                options.getHookId(),
                Duration.ZERO);
        // routes and instances that share the hook may want further events
        DeclaredHook hook = new DeclaredHook(HookBody.ensure(null, declared), true);
        return new OwnHook(operation, hook, OnStop.of(options.getOnStop()));
    }
}
