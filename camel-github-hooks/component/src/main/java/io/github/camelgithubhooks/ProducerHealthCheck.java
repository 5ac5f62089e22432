// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.Reachability;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.util.URISupport;

/** Tells in words why GitHub wouldn't take the requests of a producer. Camel asks it only with producersEnabled. */
final class ProducerHealthCheck implements HealthCheck {

    /** Ends when the producer does. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final Reachability github;
    private final String id;
    private final String uri;
    private volatile boolean enabled;

    private ProducerHealthCheck(GitHubHooksEndpoint endpoint, Reachability github) {
        this.github = github;
        this.id = "producer:github-hooks-" + endpoint.getOperation() + "-" + endpoint.getId();
        this.uri = URISupport.sanitizeUri(endpoint.getEndpointUri());
        this.enabled = endpoint.getComponent().isHealthCheckProducerEnabled();
    }

    /** Adds a check for a producer of the endpoint where Camel's health checks are in use. */
    static Registration register(GitHubHooksEndpoint endpoint, GitHubClient client) {
        WritableHealthCheckRepository producers = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (producers == null) {
            return () -> {};
        }
        String path = RequestTarget.known(endpoint.getConfiguration())
                .map(HookScope::path)
                .orElse("/");
        ProducerHealthCheck check = new ProducerHealthCheck(endpoint, client.reachability(path));
        producers.addHealthCheck(check);
        return () -> producers.removeHealthCheck(check);
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this).detail(ENDPOINT_URI, uri);
        if (!enabled) {
            return builder.message("Disabled")
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        Optional<GitHubApiException> trouble = github.trouble();
        builder.state(trouble.isPresent() ? State.DOWN : State.UP);
        trouble.ifPresent(e -> {
            builder.message(e.getMessage()).error(e);
            if (e.getStatus() > 0) {
                builder.detail(HTTP_RESPONSE_CODE, e.getStatus());
            }
        });
        return builder.build();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
