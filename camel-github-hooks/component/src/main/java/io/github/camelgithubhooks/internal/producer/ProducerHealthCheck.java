// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.client.Reachability;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.util.URISupport;

/** Reports why GitHub wouldn't take the requests of a producer. Camel calls it only with {@code producersEnabled}. */
public final class ProducerHealthCheck implements HealthCheck {

    private final Reachability github;
    private final String id;
    private final String uri;
    private volatile boolean enabled;

    /**
     * Creates the check of one producer.
     *
     * @param uri the URI of its endpoint; secrets in it aren't shown
     * @param github answers whether GitHub takes the producer's requests
     * @param enabled whether the check is in use from the start
     */
    public ProducerHealthCheck(String id, String uri, Reachability github, boolean enabled) {
        this.github = github;
        this.id = id;
        this.uri = URISupport.sanitizeUri(uri);
        this.enabled = enabled;
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
