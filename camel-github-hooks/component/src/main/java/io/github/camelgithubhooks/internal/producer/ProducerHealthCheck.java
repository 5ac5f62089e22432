// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.client.Reachability;
import io.github.camelgithubhooks.internal.health.GitHubHealthCheck;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.util.URISupport;

/** Reports why GitHub wouldn't take the requests of a producer. Camel calls it only with {@code producersEnabled}. */
public final class ProducerHealthCheck extends GitHubHealthCheck {

    private final Reachability github;
    private final String uri;

    /**
     * Creates the check of one producer.
     *
     * @param uri the URI of its endpoint; secrets in it aren't shown
     * @param github answers whether GitHub takes the producer's requests
     * @param enabled whether the check is in use from the start
     */
    public ProducerHealthCheck(String id, String uri, Reachability github, boolean enabled) {
        super(id);
        this.github = github;
        this.uri = URISupport.sanitizeUri(uri);
        setEnabled(enabled);
    }

    @Override
    protected void check(HealthCheckResultBuilder result, Map<String, Object> options) {
        Optional<GitHubApiException> trouble = github.trouble();
        result.detail(ENDPOINT_URI, uri).state(trouble.isPresent() ? State.DOWN : State.UP);
        trouble.ifPresent(e -> {
            result.message(e.getMessage()).error(e);
            if (e.getStatus() > 0) {
                result.detail(HTTP_RESPONSE_CODE, e.getStatus());
            }
        });
    }
}
