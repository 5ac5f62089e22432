// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.client.AppTokens;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.InstallationToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/** Operation {@code installationToken}: the token of the installation that the message names, or that is found. */
public final class InstallationTokenCall implements ProducerCall {

    static final List<ApiCall> CALLS = List.of(ApiCall.GET_INSTALLATION, ApiCall.CREATE_TOKEN);

    private static final GitHubHooksOperation OPERATION = GitHubHooksOperation.INSTALLATION_TOKEN;

    private final Scope scope;
    private final GitHubHooksConfiguration options;
    private final GitHubClient client;
    private final AppTokens tokens;

    /**
     * Creates the work of the operation.
     *
     * @throws IllegalArgumentException when the options don't name an App
     */
    public InstallationTokenCall(Scope scope, GitHubHooksConfiguration options, GitHubClient client) {
        this.scope = scope;
        this.options = options;
        this.client = client;
        this.tokens = new AppTokens(client, Duration.ofMillis(options.getMaxRateLimitWait()));
        if (ObjectHelper.isEmpty(options.getAppId())) {
            throw new IllegalArgumentException("installationToken is for a GitHub App, whose installations have tokens:"
                    + " set the options appId and privateKey");
        }
    }

    @Override
    public void run(Message message) {
        message.setBody(options.isDryRun() ? plan(message) : token(message));
    }

    /**
     * Returns the token of the installation that the message names, or else the options.
     *
     * @throws GitHubApiException when there is no such installation, or GitHub refuses to issue a token
     * @throws IllegalArgumentException when the installation isn't named
     */
    public InstallationToken token(Message message) {
        Optional<Long> id = target(message).installationId();
        return id.isPresent() ? tokens.of(id.get()) : tokens.of(owner(message));
    }

    /** Returns the tokens of all installations. */
    public AppTokens tokens() {
        return tokens;
    }

    private GitHubList<?> plan(Message message) {
        ApiRequest first = target(message)
                .installationId()
                .map(id -> ApiRequest.of(ApiCall.CREATE_TOKEN, HookScope.app(options.getAppId()), id))
                .orElseGet(() -> ApiRequest.of(ApiCall.GET_INSTALLATION, owner(message)));
        return new GitHubList<>(List.of(client.prepare(first)));
    }

    private HookScope owner(Message message) {
        if (scope != Scope.APP) {
            try {
                return target(message).scope();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(unnamed() + ". To look it up, " + e.getMessage(), e);
            }
        }
        throw new IllegalArgumentException(unnamed());
    }

    private static String unnamed() {
        return "installationToken needs the id of the installation: the header " + GitHubHooksConstants.INSTALLATION_ID
                + ", which the events of an App have, or the option installationId";
    }

    private RequestTarget target(Message message) {
        return new RequestTarget(OPERATION, scope, message, options);
    }
}
