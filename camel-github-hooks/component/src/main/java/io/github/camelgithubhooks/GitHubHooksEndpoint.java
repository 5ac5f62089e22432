// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.receive.ReceiveConsumer;
import io.github.camelgithubhooks.receive.ReceiveSettings;
import java.time.Duration;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Manage GitHub webhooks, trigger repository_dispatch and receive signed GitHub events.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "github-hooks",
        title = "GitHub Hooks",
        syntax = "github-hooks:operation",
        category = {Category.CLOUD, Category.API},
        headersClass = GitHubHooksConstants.class)
public class GitHubHooksEndpoint extends DefaultEndpoint {

    @UriPath(
            enums =
                    "list,get,create,update,delete,getConfig,updateConfig,listDeliveries,getDelivery,redeliver,ping,test,"
                            + "dispatch,receive",
            description = "What to do. A producer can do any of them but receive; a consumer can receive.")
    @Metadata(required = true)
    private final String operation;

    @UriParam
    private final GitHubHooksConfiguration configuration;

    GitHubHooksEndpoint(
            String uri, GitHubHooksComponent component, String operation, GitHubHooksConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() throws Exception {
        GitHubHooksOperation row = GitHubHooksOperation.named(operation)
                .orElseThrow(() -> new IllegalArgumentException(
                        ConsumerOperation.named(operation).isPresent()
                                ? operation + " is a consumer operation; a producer can be: "
                                        + GitHubHooksOperation.names()
                                : unknown()));
        return new GitHubHooksProducer(this, row);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (ConsumerOperation.named(operation).isEmpty()) {
            throw new IllegalArgumentException(
                    operation + " is a producer operation; a consumer can be: " + ConsumerOperation.names());
        }
        ReceiveSettings settings = new ReceiveSettings(
                configuration.getPath(),
                configuration.getWebhookSecret(),
                configuration.getPreviousWebhookSecret(),
                configuration.isAllowUnsigned(),
                configuration.getMaxBodySize(),
                Duration.ofMillis(configuration.getAckTimeout()),
                configuration.getEvents(),
                configuration.getHookId(),
                configuration.getIdempotentRepository(),
                configuration.getIdempotentPrefix());
        ReceiveConsumer consumer =
                new ReceiveConsumer(this, processor, settings, getComponent().listeners());
        configureConsumer(consumer);
        return consumer;
    }

    private String unknown() {
        return "unknown operation '" + operation + "'; a producer can be: " + GitHubHooksOperation.names()
                + "; a consumer can be: " + ConsumerOperation.names();
    }

    @Override
    public GitHubHooksComponent getComponent() {
        return (GitHubHooksComponent) super.getComponent();
    }

    public String getOperation() {
        return operation;
    }

    public GitHubHooksConfiguration getConfiguration() {
        return configuration;
    }
}
