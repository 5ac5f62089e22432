// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.register.OwnHook;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookConfiguration;

/** Endpoint under Camel's {@code webhook:} component, which listens in its place. */
final class WebhookMode {

    private static final String COMPONENT = "platform-http";
    private static final GitHubHooksConfiguration DEFAULTS = new GitHubHooksConfiguration();

    private final GitHubHooksEndpoint endpoint;
    private final WebhookConfiguration webhook;
    private OwnHook hook;

    /**
     * Checks that {@code webhook:} supports the options.
     *
     * @throws IllegalArgumentException when it doesn't; the message names the option and the remedy
     */
    WebhookMode(GitHubHooksEndpoint endpoint, WebhookConfiguration webhook) {
        this.endpoint = endpoint;
        this.webhook = webhook;
        GitHubHooksConfiguration options = endpoint.getConfiguration();
        refuse(
                !ConsumerOperation.RECEIVE.toString().equals(endpoint.getOperation()),
                "supports receive only, not " + endpoint.getOperation());
        refuse(
                webhook.getWebhookPath() == null || webhook.getWebhookPath().isBlank(),
                "needs the option webhookPath: Camel's default is made from the whole URI, so it changes with the"
                        + " secret and the token");
        refuse(
                !COMPONENT.equals(webhook.getWebhookComponentName()),
                "needs webhookComponentName=platform-http: other servers aren't known to pass on the bytes that were"
                        + " signed, and Camel's own choice leaves platform-http out");
        refuse(
                options.isCatchUp(),
                "doesn't support catchUp, which is started, stopped and watched with its own listener: use"
                        + " github-hooks:receive, or a second route from github-hooks:deliveries");
        refuse(
                options.getAllowedSources() != null
                        && !options.getAllowedSources().equals(DEFAULTS.getAllowedSources()),
                "doesn't support allowedSources, since it hides where a connection comes from: use github-hooks:receive");
        refuse(options.getAckTimeout() != 0, "doesn't support ackTimeout: use github-hooks:receive");
        refuse(
                options.isAutoRegister(),
                "registers the hook itself: leave autoRegister out, and set webhookAutoRegister=false to prevent it");
        refuse(
                options.getHookUrl() != null,
                "builds the address from webhookExternalUrl and webhookPath: leave hookUrl out");
        refuse(!DEFAULTS.getPath().equals(options.getPath()), "takes the path from webhookPath: leave path out");
        refuse("form".equals(options.getContentType()), "takes JSON only: leave contentType out");
        refuse(
                webhook.isWebhookAutoRegister() && webhook.getWebhookExternalUrl() == null,
                "needs the option webhookExternalUrl, the address that GitHub reaches this server at, such as"
                        + " https://hooks.example.com; or webhookAutoRegister=false");
        if (webhook.isWebhookAutoRegister()) {
            hook();
        }
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException("webhook:github-hooks " + why);
        }
    }

    /** Returns whether two {@code webhook:} endpoints are the same but for their own options. */
    boolean isFor(WebhookConfiguration other) {
        return path().equals(other.computeFullPath(true));
    }

    Processor handler(Processor next) {
        return new ConsumerFactory(endpoint, next).webhook(path());
    }

    void register() {
        hook().ensure();
    }

    void unregister() {
        hook().takeBack();
    }

    private String path() {
        return webhook.computeFullPath(true);
    }

    private synchronized OwnHook hook() {
        if (hook == null) {
            refuse(webhook.getWebhookExternalUrl() == null, "needs the option webhookExternalUrl to register");
            String url = webhook.getWebhookExternalUrl().replaceAll("/+$", "") + path();
            hook = endpoint.registrations().hook(url);
        }
        return hook;
    }
}
