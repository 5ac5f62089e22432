// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.options.ScopeOptions;
import io.github.camelgithubhooks.internal.producer.GitHubHooksOperation;
import io.github.camelgithubhooks.internal.producer.ProducerCall;
import io.github.camelgithubhooks.internal.producer.ProducerHealthCheck;
import io.github.camelgithubhooks.model.ApiError;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultProducer;

/** Producer of any operation: its life cycle, its health check, and what a failure becomes. */
final class GitHubHooksProducer extends DefaultProducer {

    private static final int BAD_REQUEST = 400;

    private final GitHubHooksOperation operation;
    private final GitHubHooksConfiguration options;
    private GitHubClient client;
    private ProducerCall call;
    private WritableHealthCheckRepository healthChecks;
    private ProducerHealthCheck healthCheck;

    GitHubHooksProducer(GitHubHooksEndpoint endpoint, GitHubHooksOperation operation) {
        super(endpoint);
        this.operation = operation;
        this.options = endpoint.getConfiguration();
    }

    @Override
    public GitHubHooksEndpoint getEndpoint() {
        return (GitHubHooksEndpoint) super.getEndpoint();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        Scope scope = ScopeOptions.kind(options);
        operation.requireIn(scope);
        client = getEndpoint().getComponent().client(options);
        call = ProducerCall.of(operation, scope, options, client);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        call.start();
        healthChecks = HealthCheckHelper.getHealthCheckRepository(
                getEndpoint().getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (healthChecks != null) {
            healthCheck = new ProducerHealthCheck(
                    "producer:github-hooks-" + operation + "-" + getEndpoint().getId(),
                    getEndpoint().getEndpointUri(),
                    client.reachability(ScopeOptions.path(options)),
                    getEndpoint().getComponent().isHealthCheckProducerEnabled());
            healthChecks.addHealthCheck(healthCheck);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (healthCheck != null) {
            healthChecks.removeHealthCheck(healthCheck);
            healthCheck = null;
        }
        if (call != null) {
            call.stop();
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        try {
            call.run(message);
        } catch (GitHubApiException e) {
            if (options.isThrowExceptionOnFailure() || e.getStatus() < BAD_REQUEST) {
                throw e;
            }
            setError(message, e);
        }
    }

    /** An error page without GitHub's words becomes an error whose message is that of the exception. */
    private static void setError(Message message, GitHubApiException e) {
        message.setHeader(GitHubHooksConstants.STATUS_CODE, e.getStatus());
        e.getRequestId().ifPresent(id -> message.setHeader(GitHubHooksConstants.REQUEST_ID, id));
        message.setBody(e.getError()
                .orElseGet(() -> new ApiError(e.getMessage(), null, null, Integer.toString(e.getStatus()), null)));
    }
}
