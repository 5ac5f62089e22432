// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.HookSearch;
import io.github.camelgithubhooks.internal.register.DeclaredHook;
import io.github.camelgithubhooks.internal.register.EnsureOperation;
import io.github.camelgithubhooks.model.EnsuredHook;
import io.github.camelgithubhooks.model.GitHubList;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Runs {@code ensure}, for one hook or for a list of them. */
final class EnsureProducer extends DefaultProducer {

    private static final GitHubHooksOperation OPERATION = GitHubHooksOperation.ENSURE;

    private final GitHubHooksConfiguration options;
    private Scope scope;
    private GitHubClient client;
    private ProducerHealthCheck.Registration health = () -> {};

    EnsureProducer(GitHubHooksEndpoint endpoint) {
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
        OPERATION.requireIn(scope);
        client = getEndpoint().getComponent().client(options);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        health = ProducerHealthCheck.register(getEndpoint(), client);
    }

    @Override
    protected void doStop() throws Exception {
        health.close();
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        HookScope hooks = new RequestTarget(OPERATION, scope, message, options).scope();
        RequestBody body = new RequestBody(OPERATION, scope, options);
        Optional<List<Map<String, Object>>> list = body.list(message);
        List<DeclaredHook> declared = list.orElseGet(() -> List.of(body.from(message))).stream()
                .map(fields -> new DeclaredHook(fields, false))
                .toList();
        requireDifferentUrls(declared);
        EnsureOperation ensure = new EnsureOperation(
                client, hooks, options.getHookId(), Duration.ofMillis(options.getMaxRateLimitWait()));
        try {
            List<EnsuredHook> ensured = options.isDryRun() ? ensure.plan(declared) : ensure.ensure(declared);
            if (list.isPresent()) {
                message.setBody(new GitHubList<>(ensured));
            } else if (options.isDryRun()) {
                message.setBody(ensured.get(0));
            } else {
                message.setHeader(
                        GitHubHooksConstants.OUTCOME, ensured.get(0).outcome().toString());
                message.setBody(ensured.get(0).hook());
            }
        } catch (GitHubApiException e) {
            GitHubHooksProducer.throwOrReturn(e, options, message);
        }
    }

    private static void requireDifferentUrls(List<DeclaredHook> declared) {
        for (DeclaredHook hook : declared) {
            if (declared.stream().anyMatch(other -> other != hook && HookSearch.isSame(other.url(), hook.url()))) {
                throw new IllegalArgumentException("ensure was given " + HookSearch.shown(hook.url())
                        + " twice, and keeps one hook for a url: declare it once, with the events of both");
            }
        }
    }
}
