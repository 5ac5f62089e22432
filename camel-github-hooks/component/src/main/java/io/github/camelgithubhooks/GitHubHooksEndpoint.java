// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.producer.GitHubHooksOperation;
import io.github.camelgithubhooks.internal.receive.Listeners;
import io.github.camelgithubhooks.internal.register.Registrations;
import java.util.List;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

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
public class GitHubHooksEndpoint extends ScheduledPollEndpoint
        implements WebhookCapableEndpoint, MultipleConsumersSupport {

    private static final long EVERY_MINUTE = 60_000;

    @UriPath(
            enums =
                    "list,get,create,update,delete,ensure,audit,getConfig,updateConfig,rotateSecret,listDeliveries,getDelivery,"
                            + "redeliver,ping,test,"
                            + "dispatch,installationToken,replay,receive,deliveries",
            description =
                    "The operation. A consumer can receive events, or read them from GitHub's log (deliveries); all"
                            + " other operations are for producers.")
    @Metadata(required = true)
    private final String operation;

    @UriParam
    private final GitHubHooksConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            javaType = "java.time.Duration",
            defaultValue = "60000",
            description =
                    "The time between two polls of GitHub's log. The default is 1 minute. A poll without news is one"
                            + " request, which counts against no limit.")
    private long delay = EVERY_MINUTE;

    private WebhookMode webhook;

    GitHubHooksEndpoint(
            String uri, GitHubHooksComponent component, String operation, GitHubHooksConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
        super.setDelay(delay);
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
    protected void doInit() throws Exception {
        super.doInit();
        if (ConsumerOperation.named(operation)
                .filter(row -> row == ConsumerOperation.RECEIVE)
                .isPresent()) {
            Listeners.prepare(getCamelContext());
        }
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        ConsumerOperation row = ConsumerOperation.named(operation)
                .orElseThrow(() -> new IllegalArgumentException(
                        GitHubHooksOperation.named(operation).isPresent()
                                ? operation + " is a producer operation; a consumer can be: "
                                        + ConsumerOperation.names()
                                : unknown()));
        ConsumerFactory factory = new ConsumerFactory(this, processor);
        return switch (row) {
            case DELIVERIES -> factory.deliveries();
            case RECEIVE -> factory.receive();
        };
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        if (webhook != null && !webhook.isFor(webhookConfiguration)) {
            throw new IllegalArgumentException("Two routes from webhook:github-hooks differ in nothing but options of"
                    + " webhook:, and Camel takes them for one: give one of them an option of its own, such as"
                    + " idempotentPrefix");
        }
        webhook = new WebhookMode(this, webhookConfiguration);
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return webhook.handler(next);
    }

    /** Creates or adopts the hook. Camel calls this before it listens, so GitHub's first ping may find nobody. */
    @Override
    public void registerWebhook() {
        webhook.register();
    }

    /** Applies the option {@code onStop} to a hook that {@link #registerWebhook} created. */
    @Override
    public void unregisterWebhook() {
        webhook.unregister();
    }

    /** Visible to the classes that create consumers. */
    @Override
    protected void configureConsumer(Consumer consumer) throws Exception {
        super.configureConsumer(consumer);
    }

    /** Returns what builds the registration of a consumer's hook. */
    Registrations registrations() {
        return new Registrations(
                getCamelContext(), configuration, () -> getComponent().client(configuration));
    }

    private String unknown() {
        return "unknown operation '" + operation + "'; a producer can be: " + GitHubHooksOperation.names()
                + "; a consumer can be: " + ConsumerOperation.names();
    }

    @Override
    public GitHubHooksComponent getComponent() {
        return (GitHubHooksComponent) super.getComponent();
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        this.delay = delay;
        super.setDelay(delay);
    }

    public String getOperation() {
        return operation;
    }

    public GitHubHooksConfiguration getConfiguration() {
        return configuration;
    }
}
