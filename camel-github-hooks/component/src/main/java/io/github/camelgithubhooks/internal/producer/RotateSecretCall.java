// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.options.HookSecrets;
import io.github.camelgithubhooks.internal.register.SecretRotator;
import io.github.camelgithubhooks.model.GitHubList;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Message;

/** Operation {@code rotateSecret}: gives a hook the secret that the options name. */
final class RotateSecretCall implements ProducerCall {

    static final List<ApiCall> CALLS = List.of(ApiCall.UPDATE_CONFIG, ApiCall.PING, ApiCall.LIST_DELIVERIES);

    private final Scope scope;
    private final GitHubHooksConfiguration options;
    private final GitHubClient client;
    private volatile SecretRotator rotator;

    RotateSecretCall(Scope scope, GitHubHooksConfiguration options, GitHubClient client) {
        this.scope = scope;
        this.options = options;
        this.client = client;
        if (!HookSecrets.areSet(options)) {
            throw new IllegalArgumentException("rotateSecret needs the new secret: set the option webhookSecret, or"
                    + " webhookSecrets to a bean that names it first");
        }
        if (options.getRotationTimeout() <= 0) {
            throw new IllegalArgumentException(
                    "rotationTimeout must be positive, in milliseconds, was " + options.getRotationTimeout());
        }
    }

    @Override
    public void start() {
        rotator = new SecretRotator(
                client,
                Duration.ofMillis(options.getRotationTimeout()),
                Duration.ofMillis(options.getMaxRateLimitWait()));
    }

    @Override
    public void run(Message message) {
        HookTarget hook = new RequestTarget(GitHubHooksOperation.ROTATE_SECRET, scope, message, options).hook();
        String secret = HookSecrets.newest(options);
        message.setBody(
                options.isDryRun()
                        ? new GitHubList<>(rotator.plan(hook, secret).stream()
                                .map(client::prepare)
                                .toList())
                        : rotator.rotate(hook, secret, HookSecrets.previous(options)));
    }

    @Override
    public void stop() {
        if (rotator != null) {
            rotator.stop();
        }
    }
}
