// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.address.AllowedSources;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.event.LogLookup;
import io.github.camelgithubhooks.internal.hooks.HookScope;
import io.github.camelgithubhooks.internal.log.DeliveriesConsumer;
import io.github.camelgithubhooks.internal.log.DeliveriesSettings;
import io.github.camelgithubhooks.internal.receive.Guards;
import io.github.camelgithubhooks.internal.receive.ReceiveConsumer;
import io.github.camelgithubhooks.internal.receive.ReceiveSettings;
import io.github.camelgithubhooks.internal.receive.WebhookHandler;
import io.github.camelgithubhooks.internal.register.OnStop;
import io.github.camelgithubhooks.internal.register.Registration;
import io.github.camelgithubhooks.internal.store.StateDirectory;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;

/** Makes the consumers from the options of an endpoint. */
final class ConsumerFactory {

    private final GitHubHooksEndpoint endpoint;
    private final Processor processor;
    private final GitHubHooksConfiguration options;
    private final IdempotentRepository idempotentRepository;
    private final StateRepository<String, String> offsetRepository;

    ConsumerFactory(GitHubHooksEndpoint endpoint, Processor processor) {
        this.endpoint = endpoint;
        this.processor = processor;
        this.options = endpoint.getConfiguration();
        if (options.getStateDirectory() == null) {
            idempotentRepository = options.getIdempotentRepository();
            offsetRepository = options.getOffsetRepository();
        } else {
            if (options.getIdempotentRepository() != null || options.getOffsetRepository() != null) {
                throw new IllegalArgumentException("stateDirectory takes the place of idempotentRepository and"
                        + " offsetRepository: set either it or them");
            }
            StateDirectory directory = endpoint.getComponent()
                    .stateDirectory(options.getStateDirectory(), Duration.ofMillis(options.getLogRetention()));
            idempotentRepository = directory.idempotentRepository();
            offsetRepository = directory.offsetRepository();
        }
    }

    Consumer deliveries() throws Exception {
        DeliveriesConsumer consumer = deliveries(options.getDeliveryStatus(), options.isFetchPayload(), null);
        endpoint.configureConsumer(consumer);
        return consumer;
    }

    /** What Camel's {@code webhook:} component hands the requests of this path to. */
    Processor webhook(String path) {
        return new WebhookHandler(
                endpoint,
                processor,
                settings(path, true),
                endpoint.getComponent().listeners());
    }

    private ReceiveSettings settings(String path, boolean throughWebhook) {
        return new ReceiveSettings(
                path,
                options.getWebhookSecret(),
                options.getPreviousWebhookSecret(),
                options.getWebhookSecrets(),
                options.isAllowUnsigned(),
                options.getMaxBodySize(),
                Duration.ofMillis(options.getAckTimeout()),
                options.getMaxInFlight(),
                completionTimeout(),
                options.getEvents(),
                options.getHookId(),
                idempotentRepository,
                options.getIdempotentPrefix(),
                guards(),
                options.isSignatureHeader(),
                guidsPerHook(),
                throughWebhook);
    }

    Consumer receive() throws Exception {
        ReceiveSettings settings = settings(options.getPath(), false);
        ReceiveConsumer consumer = new ReceiveConsumer(
                endpoint, processor, settings, endpoint.getComponent().listeners());
        Registration registration = null;
        if (options.isAutoRegister()) {
            registration = new Registrations(endpoint)
                    .registration(() -> consumer.getAnswers().getOrDefault("pong", 0L));
            consumer.registerWith(registration, registration.healthCheck());
        } else if (OnStop.of(options.getOnStop()) != OnStop.KEEP) {
            throw new IllegalArgumentException("onStop=" + options.getOnStop()
                    + " is about a hook that the consumer has" + " made: it goes with autoRegister=true");
        }
        if (options.isCatchUp()) {
            // what the listener was given is in the log as a success: only the rest is to be offered
            DeliveriesConsumer catchUp = deliveries("unrecovered", true, handledBy(consumer));
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

    private Duration completionTimeout() {
        if (options.getCompletionTimeout() < 0) {
            throw new IllegalArgumentException("Option completionTimeout must not be negative: 0 means no limit");
        }
        return Duration.ofMillis(options.getCompletionTimeout());
    }

    private Guards guards() {
        GitHubHooksComponent component = endpoint.getComponent();
        CamelContext context = endpoint.getCamelContext();
        AllowedSources sources =
                AllowedSources.of(options.getAllowedSources(), options.getTrustedProxies(), () -> component
                        .lookups()
                        .ranges(context, component.client(options)));
        LogLookup log = null;
        if (options.getReplayWindow() > 0) {
            HookScope scope = RequestTarget.hooks(options);
            if (options.getHookId() == null && !scope.isApp()) {
                throw new IllegalArgumentException("replayWindow looks guids up in GitHub's log of the hook:"
                        + " set hookId, the scope of the hook (repoOwner and repoName, or organization) and what to sign"
                        + " in with");
            }
            String path = scope.hook(options.getHookId()) + "/deliveries";
            log = component.lookups().guids(context, component.client(options), path);
        }
        return new Guards(sources, Duration.ofMillis(options.getReplayWindow()), log);
    }

    private boolean guidsPerHook() {
        return switch (options.getGuidScope()) {
            case "path" -> false;
            case "hook" -> true;
            default ->
                throw new IllegalArgumentException("guidScope must be path or hook, was " + options.getGuidScope());
        };
    }

    /** What the listener has handled of the hook whose log is read. */
    private Supplier<HandledDeliveries> handledBy(ReceiveConsumer listener) {
        if (!guidsPerHook()) {
            return listener::handled;
        }
        if (options.getHookId() == null) {
            throw new IllegalArgumentException(
                    "guidScope=hook with catchUp needs the option hookId: an event from the log is"
                            + " recorded under it, and one that is delivered under its X-GitHub-Hook-ID");
        }
        return () -> listener.handled().ofHook(options.getHookId().toString());
    }

    private DeliveriesConsumer deliveries(String status, boolean payload, Supplier<HandledDeliveries> shared) {
        if (!options.getAttempts().equals("one") && !options.getAttempts().equals("all")) {
            throw new IllegalArgumentException("attempts must be one or all, was " + options.getAttempts());
        }
        DeliveriesSettings settings = new DeliveriesSettings(
                options.getApiUrl(),
                RequestTarget.hooks(options),
                options.getHookId(),
                options.getHookUrl(),
                options.getEvents(),
                status,
                payload,
                options.getFetchConcurrency(),
                options.getStartFrom(),
                options.getAttempts().equals("all"),
                options.getMaxAttempts(),
                options.isMessageWhenGivenUp(),
                Duration.ofMillis(options.getOverlap()),
                Duration.ofMillis(options.getLogRetention()),
                completionTimeout(),
                offsetRepository,
                idempotentRepository,
                options.getIdempotentPrefix());
        DeliveriesConsumer consumer = new DeliveriesConsumer(
                endpoint,
                processor,
                settings,
                endpoint.getComponent().client(options),
                endpoint.getComponent().records(),
                endpoint.getComponent().completions(),
                shared);
        consumer.setMaxMessagesPerPoll(options.getMaxMessagesPerPoll());
        return consumer;
    }
}
