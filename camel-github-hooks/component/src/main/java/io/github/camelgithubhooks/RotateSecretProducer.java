// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.register.SecretRotator;
import io.github.camelgithubhooks.model.GitHubList;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** {@code to("github-hooks:rotateSecret")}: gives a hook the secret that the options name. */
final class RotateSecretProducer extends DefaultProducer {

    private final GitHubHooksConfiguration options;
    private Scope scope;
    private GitHubClient client;
    private SecretRotator rotator;
    private ProducerHealthCheck.Registration health = () -> {};

    RotateSecretProducer(GitHubHooksEndpoint endpoint) {
        super(endpoint);
        this.options = endpoint.getConfiguration();
    }

    @Override
    public GitHubHooksEndpoint getEndpoint() {
        return (GitHubHooksEndpoint) super.getEndpoint();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        scope = RequestTarget.kind(options);
        GitHubHooksOperation.ROTATE_SECRET.requireIn(scope);
        if (!HookSecrets.areSet(options)) {
            throw new IllegalArgumentException("rotateSecret needs the new secret: set the option webhookSecret, or"
                    + " webhookSecrets to a bean that names it first");
        }
        if (options.getRotationTimeout() <= 0) {
            throw new IllegalArgumentException(
                    "rotationTimeout must be positive, in milliseconds, was " + options.getRotationTimeout());
        }
        client = getEndpoint().getComponent().client(options);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        rotator = new SecretRotator(
                client,
                Duration.ofMillis(options.getRotationTimeout()),
                Duration.ofMillis(options.getMaxRateLimitWait()));
        health = ProducerHealthCheck.register(getEndpoint(), client);
    }

    @Override
    protected void doStop() throws Exception {
        health.close();
        if (rotator != null) {
            rotator.stop();
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        HookTarget hook = new RequestTarget(GitHubHooksOperation.ROTATE_SECRET, scope, message, options).hook();
        String secret = HookSecrets.newest(options);
        if (options.isDryRun()) {
            message.setBody(new GitHubList<>(
                    rotator.plan(hook, secret).stream().map(client::prepare).toList()));
            return;
        }
        Optional<String> previous = HookSecrets.previous(options);
        try {
            message.setBody(rotator.rotate(hook, secret, previous));
        } catch (GitHubApiException e) {
            GitHubHooksProducer.throwOrReturn(e, options, message);
        }
    }
}
