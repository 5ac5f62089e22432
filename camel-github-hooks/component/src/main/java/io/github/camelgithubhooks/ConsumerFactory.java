// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.address.AllowedSources;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.event.LogLookup;
import io.github.camelgithubhooks.internal.event.RecordPlace;
import io.github.camelgithubhooks.internal.hooks.RepositoryChoice;
import io.github.camelgithubhooks.internal.log.DeliveriesConsumer;
import io.github.camelgithubhooks.internal.log.LogOptions;
import io.github.camelgithubhooks.internal.options.ScopeOptions;
import io.github.camelgithubhooks.internal.receive.ReceiveConsumer;
import io.github.camelgithubhooks.internal.receive.ReceiveOptions;
import io.github.camelgithubhooks.internal.receive.WebhookHandler;
import io.github.camelgithubhooks.internal.register.OwnHook.OnStop;
import io.github.camelgithubhooks.internal.register.Registration;
import io.github.camelgithubhooks.internal.store.StateStore;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;

/** Factory of the consumers of an endpoint. */
final class ConsumerFactory {

    /** Claims are renewed three times before they run out. */
    private static final long LEAST_CLAIM_TIMEOUT = 1000;

    private final GitHubHooksEndpoint endpoint;
    private final Processor processor;
    private final GitHubHooksConfiguration options;

    /**
     * Reads the options of an endpoint.
     *
     * @throws IllegalArgumentException if an option can't be used; the message names the option and the remedy
     */
    ConsumerFactory(GitHubHooksEndpoint endpoint, Processor processor) {
        this.endpoint = endpoint;
        this.processor = processor;
        // a copy: what a consumer reads must not change while it runs
        this.options = endpoint.getConfiguration().copy();
        useState();
        if (options.getCompletionTimeout() < 0) {
            throw new IllegalArgumentException("Option completionTimeout must not be negative: 0 means no limit");
        }
        if (options.getClaimTimeout() < LEAST_CLAIM_TIMEOUT) {
            throw new IllegalArgumentException("Option claimTimeout must be at least " + LEAST_CLAIM_TIMEOUT
                    + " milliseconds, was " + options.getClaimTimeout() + ": claims couldn't be renewed in time");
        }
    }

    /** Puts the state in a directory or in a database in the place of the repositories. */
    private void useState() {
        boolean inDatabase = options.getStateDataSource() != null;
        if (!inDatabase && options.getStateDirectory() == null) {
            return;
        }
        if (options.getStateDirectory() != null && options.getStateDirectory().isBlank()) {
            throw new IllegalArgumentException(
                    "The option stateDirectory is empty: name a directory, or leave the option out");
        }
        String option = RecordPlace.of(options).option();
        if (options.getIdempotentRepository() != null || options.getOffsetRepository() != null) {
            throw new IllegalArgumentException(option + " takes the place of idempotentRepository and"
                    + " offsetRepository: set either it or them");
        }
        if (inDatabase && options.getStateDirectory() != null) {
            throw new IllegalArgumentException("stateDataSource takes the place of stateDirectory: set one of them");
        }
        StateStore state = endpoint.getComponent().state(options);
        options.setIdempotentRepository(state.idempotentRepository());
        options.setOffsetRepository(state.offsetRepository());
    }

    Consumer deliveries() throws Exception {
        DeliveriesConsumer consumer = deliveries(RepositoryChoice.of(options)
                .map(choice -> LogOptions.deliveries(options, choice))
                .orElseGet(() -> LogOptions.deliveries(options, ScopeOptions.scope(options))));
        endpoint.configureConsumer(consumer);
        return consumer;
    }

    /** Returns what Camel's {@code webhook:} component hands the requests of this path to. */
    Processor webhook(String path) {
        options.setPath(path);
        return new WebhookHandler(
                endpoint,
                processor,
                ReceiveOptions.throughWebhook(options, allowedSources(), logForReplays()),
                endpoint.getComponent().listeners());
    }

    Consumer receive() throws Exception {
        ReceiveConsumer consumer = new ReceiveConsumer(
                endpoint,
                processor,
                ReceiveOptions.receive(options, allowedSources(), logForReplays()),
                endpoint.getComponent().listeners());
        Registration registration = null;
        if (options.isAutoRegister()) {
            registration = endpoint.registrations().registration(consumer.figures()::pings);
            consumer.registerWith(registration, registration::healthCheck);
        } else if (OnStop.of(options.getOnStop()) != OnStop.KEEP) {
            throw new IllegalArgumentException("onStop=" + options.getOnStop()
                    + " is about a hook that the consumer has created: it goes with autoRegister=true");
        }
        if (options.isCatchUp()) {
            DeliveriesConsumer catchUp = deliveries(RepositoryChoice.of(options)
                    .map(choice -> LogOptions.catchUp(options, choice, consumer.handledOfHook()))
                    .orElseGet(
                            () -> LogOptions.catchUp(options, ScopeOptions.scope(options), consumer.handledOfHook())));
            if (registration != null) {
                // the hook whose log is read may not be there before
                catchUp.findHookAfter(registration::awaitFirstAttempt);
            }
            endpoint.configureConsumer(catchUp);
            consumer.catchUpWith(catchUp);
        }
        endpoint.configureConsumer(consumer);
        return consumer;
    }

    private AllowedSources allowedSources() {
        GitHubHooksComponent component = endpoint.getComponent();
        return AllowedSources.of(options.getAllowedSources(), options.getTrustedProxies(), () -> component
                .lookups()
                .ranges(endpoint.getCamelContext(), component.client(options)));
    }

    /** Returns the log that is searched for the guids of repeated bodies, null without {@code replayWindow}. */
    private LogLookup logForReplays() {
        if (options.getReplayWindow() <= 0) {
            return null;
        }
        HookScope scope = ScopeOptions.scope(options);
        if (options.getHookId() == null && !scope.isApp()) {
            throw new IllegalArgumentException("replayWindow looks guids up in GitHub's log of the hook:"
                    + " set hookId, the scope of the hook (repoOwner and repoName, or organization) and what to sign"
                    + " in with");
        }
        GitHubHooksComponent component = endpoint.getComponent();
        // the only hook of an App has one log, whatever id a route names for its messages
        Long hookId = scope.isApp() ? null : options.getHookId();
        return component.lookups().guids(endpoint.getCamelContext(), component.client(options), scope.hook(hookId));
    }

    private DeliveriesConsumer deliveries(LogOptions log) {
        DeliveriesConsumer consumer = new DeliveriesConsumer(
                endpoint,
                processor,
                log,
                endpoint.getComponent().client(options),
                endpoint.getComponent().records(),
                endpoint.getComponent().completions(),
                endpoint.getComponent().history());
        consumer.setMaxMessagesPerPoll(options.getMaxMessagesPerPoll());
        return consumer;
    }
}
